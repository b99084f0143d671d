package io.autopact.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;

/**
 * A real proxy in front of the service, as an operator sets it up: nginx or Apache, with or without a path of its own,
 * with TLS and with compression of what passes.
 */
public final class ReverseProxy implements AutoCloseable {

    private final Process process;
    private final Path folder;
    private final String address;

    private ReverseProxy(Process process, Path folder, String address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    /** Which program, and how it is set up. */
    public enum Kind {
        /** nginx with TLS, compression and the path {@code /autopact}. */
        NGINX_WITH_PATH,
        /** nginx with TLS and compression at the root. */
        NGINX,
        /** Apache with TLS, compression and the path {@code /autopact}. */
        APACHE_WITH_PATH,
        /** Apache with TLS and compression at the root. */
        APACHE;

        private String path() {
            return this == NGINX_WITH_PATH || this == APACHE_WITH_PATH ? "/autopact" : "";
        }

        private boolean isNginx() {
            return this == NGINX || this == NGINX_WITH_PATH;
        }
    }

    /**
     * Starts a proxy in front of a service.
     *
     * @param service the service's own address
     */
    public static ReverseProxy start(Kind kind, String service) {
        Path program = Path.of(kind.isNginx() ? "/usr/sbin/nginx" : "/usr/sbin/apache2");
        Assumptions.assumeTrue(
                Files.isExecutable(program) && Files.isExecutable(Path.of("/usr/bin/openssl")),
                "SKIPPED: no %s or openssl on this machine (apt-get install nginx-light apache2 openssl)"
                        .formatted(program.getFileName()));
        try {
            Path folder = Files.createTempDirectory("proxy");
            int port = ServiceProcess.freePort();
            certificate(folder);
            Path settings = folder.resolve("proxy.conf");
            int back = URI.create(service).getPort();
            Files.writeString(
                    settings,
                    kind.isNginx() ? nginx(folder, port, back, kind.path()) : apache(folder, port, back, kind.path()));
            List<String> command = kind.isNginx()
                    ? List.of(program.toString(), "-c", settings.toString(), "-e", folder + "/error.log")
                    : List.of(program.toString(), "-DFOREGROUND", "-f", settings.toString());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            ReverseProxy proxy =
                    new ReverseProxy(process, folder, "https://localhost:%d%s".formatted(port, kind.path()));
            await().atMost(Duration.ofSeconds(20)).until(() -> proxy.listens(port));
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens(int port) throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("The proxy ended: " + Files.readString(folder.resolve("output")));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void certificate(Path folder) {
        try {
            Programs.run(
                    folder,
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-days",
                    "2",
                    "-subj",
                    "/CN=localhost",
                    "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1",
                    "-keyout",
                    "key.pem",
                    "-out",
                    "certificate.pem");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private static String nginx(Path folder, int port, int back, String path) {
        return """
                daemon off;
                worker_processes 1;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events { worker_connections 256; }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    client_max_body_size 1100m;
                    gzip on;
                    gzip_min_length 1;
                    gzip_proxied any;
                    gzip_types application/json application/problem+json image/svg+xml text/csv text/css application/javascript;
                    server {
                        listen 127.0.0.1:%2$d ssl;
                        ssl_certificate %1$s/certificate.pem;
                        ssl_certificate_key %1$s/key.pem;
                        location %4$s/ {
                            proxy_pass http://127.0.0.1:%3$d/;
                            proxy_http_version 1.1;
                            proxy_set_header Host $http_host;
                            proxy_set_header Forwarded "";
                            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                            proxy_set_header X-Forwarded-Proto $scheme;
                            proxy_set_header X-Forwarded-Host $http_host;
                            proxy_set_header X-Forwarded-Port $server_port;
                            proxy_set_header X-Forwarded-Prefix "%4$s";
                        }
                    }
                }
                """.formatted(folder, port, back, path);
    }

    private static String apache(Path folder, int port, int back, String path) {
        return """
                ServerRoot %1$s
                ServerName localhost
                PidFile %1$s/pid
                ErrorLog %1$s/error.log
                DefaultRuntimeDir %1$s
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
                LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
                LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
                LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                LoadModule socache_shmcb_module /usr/lib/apache2/modules/mod_socache_shmcb.so
                LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                User nobody
                Group nogroup
                Listen 127.0.0.1:%2$d
                SSLEngine on
                SSLCertificateFile %1$s/certificate.pem
                SSLCertificateKeyFile %1$s/key.pem
                ProxyPreserveHost On
                AllowEncodedSlashes NoDecode
                RequestHeader unset Forwarded
                RequestHeader set X-Forwarded-Proto https
                RequestHeader set X-Forwarded-Port %2$d
                RequestHeader unset X-Forwarded-Host
                RequestHeader %5$s
                SetOutputFilter DEFLATE
                ProxyPass %4$s/ http://127.0.0.1:%3$d/
                """.formatted(
                        folder,
                        port,
                        back,
                        path,
                        path.isEmpty() ? "unset X-Forwarded-Prefix" : "set X-Forwarded-Prefix " + path);
    }

    /** The address that clients reach the service by, without a slash at its end. */
    public String address() {
        return address;
    }

    /** A client that trusts the proxy's certificate and no other. */
    HttpClient client() {
        try (InputStream pem = Files.newInputStream(folder.resolve("certificate.pem"))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .sslContext(tls)
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError("The proxy's certificate cannot be trusted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
