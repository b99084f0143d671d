package io.autopact.agreement.instrument;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface InstrumentRepository extends Repository<Instrument, Long> {

    Optional<Instrument> findByCode(String code);

    Instrument saveAndFlush(Instrument instrument);

    void delete(Instrument instrument);

    void flush();
}
