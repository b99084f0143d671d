package io.autopact.agreement;

import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database, which works the terms out for lists and exports as well. */
@Component
@RequiredArgsConstructor
class AgreementTerms {

    private final JdbcClient database;

    /** The term of an agreement at a date. */
    AgreementTerm at(Agreement agreement, LocalDate date) {
        return database.sql("""
                        select term.expires_on, term.notice_on
                        from agreement
                        cross join agreement_term_on(agreement, cast(:date as date)) as term
                        where agreement.id = :id""")
                .param("id", agreement.getId())
                .param("date", date)
                .query((row, number) -> new AgreementTerm(
                        row.getObject("expires_on", LocalDate.class), row.getObject("notice_on", LocalDate.class)))
                .single();
    }
}
