package io.autopact.evidence;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who can be at an event: the records of those kinds that are organizations. */
@Component
class EventParties {

    private final List<CitableType> types;

    EventParties(Collection<CitableType> types) {
        this.types = types.stream().filter(CitableType::organization).toList();
    }

    /** The kinds. */
    List<CitableType> types() {
        return types;
    }

    /** Whether the records of a kind can be at an event. */
    boolean include(String type) {
        return types.stream().anyMatch(each -> each.type().equals(type));
    }
}
