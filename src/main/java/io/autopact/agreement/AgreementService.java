package io.autopact.agreement;

import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import java.time.LocalDate;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Keeps the record of what was agreed. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AgreementService {

    private final Lists lists;
    private final Listing<AgreementView> agreements;

    /** The agreements. */
    public Page<AgreementView> list(ListQuery query) {
        return lists.page(agreements, query);
    }

    /**
     * One agreement as of a date.
     *
     * @throws ProblemException if there is none with this number
     */
    public AgreementView get(String number, LocalDate asOf) {
        return lists.one(agreements, "agreement.code = :number", Map.of("number", number), asOf)
                .orElseThrow(() -> ProblemException.notFound("agreement", number));
    }
}
