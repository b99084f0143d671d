package io.autopact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.autopact.access.SwaggerUiLogin;
import io.autopact.shared.request.PublicAddress;
import io.autopact.shared.web.ContentEncodings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Serves the OpenAPI document, which anybody may read: it is kept compressed, so that nobody's reading costs more than
 * sending it. The repository has it as a file that a test holds to the code: it comes from there, and is made, once and
 * in one language, only where the configuration adds to it, or {@code autopact.openapi} is {@code made}.
 */
@Component
class KeptOpenApiDocument extends OpenApiWebMvcResource {

    private static final ClassPathResource FILE = new ClassPathResource("openapi/openapi.json");
    private static final String FILE_SERVER = "\"url\" : \"/\"";

    private final boolean asInTheFile;
    private final Kept json = new Kept();
    private final Kept yaml = new Kept();

    KeptOpenApiDocument(
            ObjectFactory<OpenAPIService> document,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers,
            SwaggerUiLogin login,
            @Value("${autopact.openapi:kept}") String source) {
        super(document, requests, responses, operations, properties, providers, customizers);
        this.asInTheFile = source.equals("kept") && !login.isOffered() && FILE.exists();
    }

    @Override
    public byte[] openapiJson(HttpServletRequest request, String path, Locale language) throws JsonProcessingException {
        return send(json, () -> asInTheFile ? file() : super.openapiJson(request, path, Locale.ENGLISH));
    }

    @Override
    public byte[] openapiYaml(HttpServletRequest request, String path, Locale language) throws JsonProcessingException {
        return send(yaml, () -> super.openapiYaml(request, path, Locale.ENGLISH));
    }

    private static byte[] file() {
        try {
            String document = FILE.getContentAsString(StandardCharsets.UTF_8);
            int server = document.indexOf(FILE_SERVER);
            String anywhere = FILE_SERVER.replace("\"/\"", '"' + OpenApiDocument.SERVER + '"');
            return (document.substring(0, server) + anywhere + document.substring(server + FILE_SERVER.length()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The OpenAPI document cannot be read", e);
        }
    }

    private interface Maker {
        byte[] make() throws JsonProcessingException;
    }

    private static byte[] send(Kept kept, Maker maker) throws JsonProcessingException {
        ServletRequestAttributes current =
                (ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes());
        HttpServletResponse response = Objects.requireNonNull(current.getResponse());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        boolean zipped = ContentEncodings.takesGzip(current.getRequest().getHeader(HttpHeaders.ACCEPT_ENCODING));
        Form form = kept.as(PublicAddress.of("/"), maker);
        if (zipped) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, ContentEncodings.GZIP);
            return form.zipped;
        }
        return form.plain;
    }

    /** The document for those who see the service at one address. */
    @RequiredArgsConstructor
    private static final class Form {
        private final byte[] plain;
        private final byte[] zipped;
    }

    /**
     * What was made, without the address of the service in it, and the forms in which it was asked for: behind one
     * proxy that is always the same one.
     */
    private static final class Kept {

        private final Cache<String, Form> forms =
                Caffeine.newBuilder().maximumSize(4).build();
        private byte @Nullable [] made;

        Form as(String server, Maker maker) throws JsonProcessingException {
            byte[] document = made(maker);
            return forms.get(server, it -> {
                byte[] plain = new String(document, StandardCharsets.UTF_8)
                        .replace(OpenApiDocument.SERVER, it)
                        .getBytes(StandardCharsets.UTF_8);
                return new Form(plain, zip(plain));
            });
        }

        private synchronized byte[] made(Maker maker) throws JsonProcessingException {
            if (made == null) {
                made = maker.make();
            }
            return made;
        }

        private static byte[] zip(byte[] plain) {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return zipped.toByteArray();
        }
    }
}
