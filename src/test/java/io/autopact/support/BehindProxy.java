package io.autopact.support;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Has a test class speak to its service through a proxy; the class has a service of its own. */
public final class BehindProxy implements BeforeEachCallback, AfterAllCallback {

    private final ReverseProxy.Kind kind;
    private @Nullable ReverseProxy proxy;

    public BehindProxy(ReverseProxy.Kind kind) {
        this.kind = kind;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (proxy == null) {
            Api api = SpringExtension.getApplicationContext(context).getBean(Api.class);
            proxy = ReverseProxy.start(kind, api.serviceAddress());
            api.through(Objects.requireNonNull(proxy));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (proxy != null) {
            proxy.close();
        }
    }
}
