package io.autopact.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells stories to a running service, each from the beginning. */
public final class StoryTeller implements AutoCloseable {

    private static final String NOTIFICATION = "/api/v1/notifications/1";

    private final Api api;
    private final Imports imports;
    private final TestDatabase.Fresh database;
    private final Snapshot beginning;
    private final Map<String, Operation> operations = new HashMap<>();
    private @Nullable Connection holder;
    private String id = "";

    /**
     * An operation, as the service's OpenAPI document has it.
     *
     * @param template its path
     * @param described what is said of it
     */
    public record Operation(String template, JsonNode described) {

        /** Whether it takes this parameter. */
        boolean takes(String parameter) {
            return described
                    .path("parameters")
                    .valueStream()
                    .anyMatch(each -> each.path("name").asString().equals(parameter));
        }

        /** The address of the record that a path names: without what stands behind the code. */
        String record(String path) {
            int segments = template.substring(0, template.lastIndexOf('}')).split("/").length;
            return String.join("/", List.of(path.split("/")).subList(0, segments));
        }

        /** The media type of its body. */
        String bodyType() {
            return described
                    .at("/requestBody/content")
                    .propertyNames()
                    .iterator()
                    .next();
        }
    }

    /** Takes what is recorded now for the beginning of every story. */
    public StoryTeller(Api api, TestDatabase.Fresh database) {
        this.api = api;
        this.database = database;
        imports = new Imports(api);
        beginning = Snapshot.of(database);
        api.sendAs(null, "GET", "/v3/api-docs", null)
                .has(200)
                .json()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(described -> operations.put(
                                described.at("/operationId").asString(), new Operation(path.getKey(), described))));
    }

    /** All operations by their ids. */
    public Map<String, Operation> operations() {
        return operations;
    }

    /** Takes the register back to the beginning. */
    public void begin() {
        close();
        beginning.restore();
        id = "";
    }

    /** Sends a request as an administrator would, with the version that is recorded, and waits for what it starts. */
    public Answer tell(Story.Step step) {
        prepare(step);
        Operation operation = operations.get(step.operation());
        String target = step.target().replace("{{id}}", id);
        Answer answer = step.target().startsWith("/api/v1/imports/")
                ? sent(target, operation, step)
                : api.send(step.method(), target, step.body(), headers(operation, step));
        answer.headers()
                .firstValue("Location")
                .ifPresent(location -> id = location.substring(location.lastIndexOf('/') + 1));
        return answer;
    }

    /** Gets whatever is in the way of a request into its place. */
    public void prepare(Story.Step step) {
        if (step.heldUp()) {
            hold();
        }
        if (step.path().startsWith(NOTIFICATION)) {
            tellOfSomethingDue();
        }
    }

    private Answer sent(String target, Operation operation, Story.Step step) {
        Answer taken = imports.send(
                api.adminToken(), target.replace("/api/v1/imports/", ""), operation.bodyType(), bytes(step));
        if (!step.heldUp()) {
            imports.finished(taken);
        }
        return taken;
    }

    /** What a request sends. */
    public byte[] bytes(Story.Step step) {
        String from = step.bodyFrom();
        return from == null ? (step.body() + "\n").getBytes(StandardCharsets.UTF_8) : api.download(from);
    }

    private String[] headers(Operation operation, Story.Step step) {
        List<String> headers = new ArrayList<>();
        if (step.body() != null) {
            headers.addAll(List.of("Content-Type", operation.bodyType()));
        }
        if (operation.takes("If-Match")) {
            Answer recorded = api.get(operation.record(step.path()));
            if (recorded.status() == 200) {
                headers.addAll(List.of("If-Match", recorded.header("ETag")));
            } else if (step.method().equals("PUT")) {
                headers.addAll(List.of("If-None-Match", "*"));
            }
        }
        return headers.toArray(String[]::new);
    }

    /** That somebody was told of an agreement that ended. */
    private void tellOfSomethingDue() {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    with told as (
                        insert into autopact.reminder (agreement_id, subject, due_on, days_before, told_on)
                        select id, 'EXPIRY', '2025-12-31', 30, '2025-12-01' from autopact.agreement
                        where code = 'AG-2019-DONGFENG' and not exists (select from autopact.notification)
                        returning id)
                    insert into autopact.notification (id, reminder_id, address, reached_as, state, sent_at)
                    select 1, id, 'desk@example.com', 'FALLBACK', 'SENT', '2025-12-01 08:00+08' from told""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hold() {
        try {
            holder = database.asOwner();
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("lock table autopact.organization in share mode");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets go of what was held. */
    @Override
    public void close() {
        try {
            if (holder != null) {
                holder.rollback();
                holder.close();
                holder = null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
