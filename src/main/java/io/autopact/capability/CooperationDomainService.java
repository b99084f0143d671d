package io.autopact.capability;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the cooperation domains are called; {@link CapabilityService} reads them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CooperationDomainService {

    private final CooperationDomainRepository domains;
    private final CapabilityService capabilities;
    private final Today today;

    /**
     * Sets what a domain is called, and its place in the order.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such domain
     */
    @Transactional
    public CooperationDomainView describe(
            String code, String nameZh, String nameEn, int position, IntConsumer expected) {
        CooperationDomain domain =
                domains.findByCode(code).orElseThrow(() -> ProblemException.notFound("cooperation domain", code));
        expected.accept(domain.getVersion());
        domain.describe(nameZh, nameEn, position);
        domains.flush();
        return capabilities.domain(code, today.get());
    }
}
