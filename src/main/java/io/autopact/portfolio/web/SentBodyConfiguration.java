package io.autopact.portfolio.web;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sends kept bodies as they are: nothing is converted, copied or digested again. */
@Configuration(proxyBeanMethods = false)
class SentBodyConfiguration implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new Converter());
    }

    private static final class Converter implements HttpMessageConverter<SentBody> {

        @Override
        public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
            return false;
        }

        @Override
        public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
            return type == SentBody.class;
        }

        @Override
        public List<MediaType> getSupportedMediaTypes() {
            return List.of(MediaType.ALL);
        }

        @Override
        public SentBody read(Class<? extends SentBody> type, HttpInputMessage message) {
            throw new HttpMessageNotReadableException("Nobody sends one here", message);
        }

        @Override
        public void write(SentBody body, @Nullable MediaType mediaType, HttpOutputMessage message) throws IOException {
            body.writeTo(message.getBody());
        }
    }
}
