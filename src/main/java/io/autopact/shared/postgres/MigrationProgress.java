package io.autopact.shared.postgres;

import io.autopact.shared.SlowStep;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a start that has migrations to run, in one line before the first and one after the last of them. */
@Component
class MigrationProgress implements Callback {

    private @Nullable SlowStep step;
    private int migrations;

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.BEFORE_EACH_MIGRATE) {
            migrations++;
            if (step == null) {
                step = SlowStep.begin("Bringing the database schema up to date");
            }
        } else if (step != null) {
            step.end(migrations + (migrations == 1 ? " migration" : " migrations"));
            step = null;
            migrations = 0;
        }
    }

    @Override
    public String getCallbackName() {
        return "migrationProgress";
    }
}
