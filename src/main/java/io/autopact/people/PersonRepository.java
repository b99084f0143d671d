package io.autopact.people;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, Long> {

    Optional<Person> findByCode(String code);

    Person saveAndFlush(Person person);

    void delete(Person person);

    void flush();
}
