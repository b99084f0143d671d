package io.autopact.pages;

import io.autopact.shared.listing.ListCatalog;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.ListRequestReader;
import java.util.LinkedHashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Asks lists what clients of the interface ask them, by the same parameters and with the same checks. */
@Component
@RequiredArgsConstructor
public class Questions {

    private final ListCatalog lists;
    private final ListRequestReader reader;

    /**
     * A request of a list.
     *
     * @param list the name of the list
     * @param parameters its parameters, without the date
     */
    ListRequest ask(Asked asked, String list, Map<String, String> parameters) {
        ListDefinition<?> listing = lists.find(list).orElseThrow(() -> new IllegalStateException("No list " + list));
        Map<String, String[]> all = new LinkedHashMap<>();
        parameters.forEach((name, value) -> all.put(name, new String[] {value}));
        if (listing.dated()) {
            all.putIfAbsent(Asked.AS_OF, new String[] {asked.asOf().toString()});
        }
        return reader.read(listing, asked.path(), all);
    }
}
