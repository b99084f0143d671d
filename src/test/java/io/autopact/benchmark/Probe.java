package io.autopact.benchmark;

import io.autopact.support.ServiceProcess;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The small service that {@link probe.ProbeApplication} is, as a process of its own over the register's database. */
final class Probe implements AutoCloseable {

    private final ServiceProcess service;

    private Probe(ServiceProcess service) {
        this.service = service;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param register whose database it asks, as the owner of the schema
     */
    static Probe start(Register register, Path folder) throws SQLException {
        String url;
        try (Connection connection = register.connect()) {
            url = connection.getMetaData().getURL();
        }
        ServiceProcess service = ServiceProcess.run(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> !entry.isEmpty())
                                .collect(Collectors.joining(File.pathSeparator)),
                        "probe.ProbeApplication"),
                folder,
                ServiceProcess.freePort(),
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        url,
                        "SPRING_DATASOURCE_USERNAME",
                        "autopact_owner",
                        "SPRING_DATASOURCE_PASSWORD",
                        register.service().ownerPassword()));
        service.awaitAnswer("/api/v1/agreements?organization=bench-own");
        return new Probe(service);
    }

    ServiceProcess service() {
        return service;
    }

    @Override
    public void close() {
        service.close();
    }
}
