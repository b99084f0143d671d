package io.autopact.integration;

import io.autopact.shared.request.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The address of the interface, which events name as their source. */
@Component
public class EventSource {

    private static final String BASE = "/api/v1";

    private final @Nullable String publicUrl;

    EventSource(@Value("${autopact.public-url:#{null}}") @Nullable String publicUrl) {
        this.publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.replaceFirst("/+$", "");
    }

    /** As clients see it: as it was set, or where it was not, without a host. */
    public String address() {
        return publicUrl == null ? BASE : publicUrl + BASE;
    }

    /** As the client of the current request sees it. */
    public String ofRequest() {
        return PublicAddress.whole(BASE);
    }
}
