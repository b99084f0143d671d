package io.autopact.evidence;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface EventRepository extends Repository<Event, Long> {

    Optional<Event> findByCode(String code);

    Event saveAndFlush(Event event);

    void delete(Event event);

    void flush();
}
