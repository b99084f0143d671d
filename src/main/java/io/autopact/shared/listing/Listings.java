package io.autopact.shared.listing;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All lists of the service by name, as their modules declare them. */
@Component
public class Listings {

    private final ObjectProvider<Listing<?>> declared;
    private volatile Map<String, Listing<?>> byName = Map.of();

    Listings(ObjectProvider<Listing<?>> declared) {
        this.declared = declared;
    }

    /** The listing of this name. */
    public Optional<Listing<?>> find(String name) {
        if (byName.isEmpty()) {
            byName = declared.stream().collect(Collectors.toMap(Listing::name, Function.identity()));
        }
        return Optional.ofNullable(byName.get(name));
    }
}
