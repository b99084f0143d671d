package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.DuckDb;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A real list of 11,543 model years goes in, after the mapping that the documentation explains. */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=vehicle-model-import")
@DirtiesContext
class VehicleModelImportTests {

    private static final Path LIST = Path.of("src/test/resources/vehicle-models/us-models-1992-2026.csv");
    private static final Path MAPPING = Path.of("docs/csv/us-models.sql");

    @Autowired
    private Api api;

    @TempDir
    private Path folder;

    @Test
    void everyModelYearOfTheListBecomesAVehicleModel() throws Exception {
        try (DuckDb duck = new DuckDb(folder)) {
            String mapping = Files.readString(MAPPING);
            duck.run(mapping.replace("'us-models", "'" + LIST.toAbsolutePath().getParent() + "/us-models")
                    .replace("to 'organizations", "to '" + folder + "/organizations")
                    .replace("to 'vehicle_models", "to '" + folder + "/vehicle_models"));
        }
        Imports imports = new Imports(api);
        byte[] models = Files.readAllBytes(folder.resolve("vehicle_models.csv"));
        assertThat(imports.csv("vehicle_models", models).at("/errors/0/detail"))
                .as("the makes come first")
                .isEqualTo("nothing has this code");
        imports.csv("organizations", Files.readAllBytes(folder.resolve("organizations.csv")))
                .includes("{\"state\": \"SUCCEEDED\", \"updated\": 0}");
        imports.csv("vehicle_models?dryRun=true", models).includes("{\"state\": \"SUCCEEDED\", \"inserted\": 11543}");
        imports.csv("vehicle_models", models)
                .includes("{\"state\": \"SUCCEEDED\", \"rowsRead\": 11543, \"inserted\": 11543, \"errorCount\": 0}");
        imports.csv("vehicle_models", models).includes("{\"inserted\": 0, \"updated\": 0, \"unchanged\": 11543}");
        api.get("/api/v1/vehicle-models/acura-integra-1992").has(200).includes("""
                        {"code": "acura-integra-1992", "automaker": "acura", "nameZh": "Integra 1992", "nameEn": "Integra 1992",
                         "segment": null, "startOfProduction": null}""");
        assertThat(api.get("/api/v1/vehicle-models?automaker=acura&q=integra&count=true")
                        .json()
                        .at("/total")
                        .asInt())
                .isGreaterThan(5);
        assertThat(api.get("/api/v1/vehicle-models?count=true&limit=1")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(11_543);
    }
}
