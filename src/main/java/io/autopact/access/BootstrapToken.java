package io.autopact.access;

import io.autopact.shared.StartupException;
import io.autopact.shared.postgres.EmbeddedPostgres;
import io.autopact.shared.roles.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first token of a new register. One that was given is never shown; a generated one is printed once, on the
 * console of a local start, past the log.
 */
@Component
class BootstrapToken implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(BootstrapToken.class);
    private static final String NAME = "bootstrap";
    private static final String MAKER = "autopact";

    /** What a bearer token may consist of, by RFC 6750. */
    private static final Pattern SENDABLE = Pattern.compile("[A-Za-z0-9._~+/-]{8,512}=*");

    private final TokenService tokens;
    private final TransactionTemplate transactions;
    private final ObjectProvider<EmbeddedPostgres> embedded;
    private final String given;
    private @Nullable String generated;

    BootstrapToken(
            TokenService tokens,
            TransactionTemplate transactions,
            ObjectProvider<EmbeddedPostgres> embedded,
            @Value("${autopact.bootstrap-token:}") String given) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.embedded = embedded;
        this.given = given;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(status -> {
            tokens.lock();
            if (!tokens.any()) {
                make();
            }
        });
    }

    private void make() {
        boolean local = embedded.getIfAvailable() != null;
        if (!given.isEmpty()) {
            if (!SENDABLE.matcher(given).matches()) {
                throw new StartupException(
                        "AUTOPACT_BOOTSTRAP_TOKEN cannot be sent as a bearer token: it takes 8 to 512"
                                + " letters, digits and - . _ ~ + /.");
            }
            tokens.create(NAME, List.of(Role.ADMIN), List.of(), null, MAKER, given);
            log.info(
                    "The register has no token yet: the one in AUTOPACT_BOOTSTRAP_TOKEN is its first, with the role ADMIN");
        } else if (local) {
            String secret = Secrets.generate();
            tokens.create(NAME, List.of(Role.ADMIN), List.of(), null, MAKER, secret);
            generated = secret;
        } else {
            log.warn("The register has no token, so nobody can get in:"
                    + " set AUTOPACT_BOOTSTRAP_TOKEN and start again to make the first one");
        }
    }

    @EventListener
    void show(ApplicationReadyEvent ready) {
        String secret = generated;
        generated = null;
        if (secret != null
                && ready.getApplicationContext() instanceof WebServerApplicationContext web
                && web.getWebServer() != null) {
            String address = "http://localhost:" + web.getWebServer().getPort();
            // Past the log on purpose: a log is kept, and a secret is shown once.
            System.out.printf("""

                    autopact is ready: %1$s

                    This is the administrator's token. It is shown this once and stored nowhere in clear:

                        %2$s

                    Paste it into the login of the pages, or into Authorize in Swagger UI, or try it here:

                        curl -H 'Authorization: Bearer %2$s' '%1$s/api/v1/organizations?q=%%E4%%B8%%9C%%E9%%A3%%8E'

                    """, address, secret);
        }
    }
}
