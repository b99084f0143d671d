package io.autopact.shared.listing;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All lists of the service by name, as their modules declare them. */
@Component
public class ListCatalog {

    private final ObjectProvider<ListDefinition<?>> declared;
    private volatile Map<String, ListDefinition<?>> byName = Map.of();

    ListCatalog(ObjectProvider<ListDefinition<?>> declared) {
        this.declared = declared;
    }

    /** The listing of this name. */
    public Optional<ListDefinition<?>> find(String name) {
        if (byName.isEmpty()) {
            byName = declared.stream().collect(Collectors.toMap(ListDefinition::name, Function.identity()));
        }
        return Optional.ofNullable(byName.get(name));
    }
}
