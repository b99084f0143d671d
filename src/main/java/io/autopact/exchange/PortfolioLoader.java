package io.autopact.exchange;

import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import io.autopact.shared.SlowStep;
import io.autopact.shared.StartupException;
import io.autopact.shared.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a new register before the service answers its first request: with the reference data in every case, and with
 * the portfolio that is asked for if the register is empty. Both come through the importer, like anyone's files.
 */
@Component
@RequiredArgsConstructor
class PortfolioLoader implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(PortfolioLoader.class);
    private static final String AUTHOR = "autopact";

    private final Importer importer;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final PortfolioProperties properties;
    private final ObjectProvider<EmbeddedPostgres> embedded;

    @Override
    public void afterSingletonsInstantiated() {
        AuditContext.as(AUTHOR, ChangeVia.IMPORT, () -> {
            transactions.executeWithoutResult(status -> load());
            return true;
        });
    }

    private void load() {
        // The row's lock lets one instance load and the others find it done.
        State state = database.sql("select has_reference_data, portfolio from register for update")
                .query(State.class)
                .single();
        if (!state.hasReferenceData()) {
            importFolder("reference", "Loading the reference data");
            database.sql("update register set has_reference_data = true").update();
        }
        if (wanted() == PortfolioProperties.Portfolio.ARTICLE && state.portfolio() == null) {
            if (isEmpty()) {
                importFolder("portfolio", "Loading the article's portfolio");
                database.sql("update register set portfolio = 'article'").update();
            } else {
                log.warn("The register is not empty: the article's portfolio is not loaded into it");
            }
        }
    }

    private PortfolioProperties.Portfolio wanted() {
        if (properties.portfolio() != null) {
            return properties.portfolio();
        }
        return embedded.getIfAvailable() == null
                ? PortfolioProperties.Portfolio.NONE
                : PortfolioProperties.Portfolio.ARTICLE;
    }

    private boolean isEmpty() {
        return database.sql("select not exists (select from organization) and not exists (select from agreement)")
                .query(Boolean.class)
                .single();
    }

    private void importFolder(String folder, String name) {
        SlowStep step = SlowStep.begin(name);
        try {
            Resource[] resources =
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/" + folder + "/*.csv");
            List<ImportFile> files =
                    Arrays.stream(resources).map(PortfolioLoader::file).toList();
            ImportReport report = importer.run(files);
            step.end("%d rows from %d files".formatted(report.inserted(), files.size()));
        } catch (ImportRefusedException refused) {
            throw new StartupException(
                    "the files in db/%s cannot be loaded: %s".formatted(folder, refused.getMessage()), refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportFile file(Resource resource) {
        String name = Objects.requireNonNull(resource.getFilename()).toLowerCase(Locale.ROOT);
        return new ImportFile(name.replaceFirst("\\.csv$", ""), name, () -> open(resource));
    }

    private static InputStream open(Resource resource) {
        try {
            return resource.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record State(boolean hasReferenceData, @Nullable String portfolio) {}
}
