package io.autopact.pages;

import io.autopact.history.KnownRegister;
import io.autopact.history.RegisterVersion;
import io.autopact.portfolio.PortfolioTurns;
import io.autopact.portfolio.RegisterCache;
import io.autopact.shared.request.PublicAddress;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.roles.Role;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps pages that take long to write while the register stays as it is: what is within the layout, which differs
 * between readers; the rest is the same for all who have the same roles.
 */
@Component
class KeptScreens {

    private static final long MOST_CHARACTERS = 8L * 1024 * 1024;

    private final PageWriter pages;
    private final PortfolioTurns turns;
    private final RegisterCache<Question, PageWriter.Body> screens;

    KeptScreens(RegisterVersion register, PageWriter pages, PortfolioTurns turns) {
        this.pages = pages;
        this.turns = turns;
        this.screens = new RegisterCache<>(
                register, MOST_CHARACTERS, (question, page) -> page.text().length());
    }

    /** What is asked, with what stands before the addresses in the answer and the roles that decide what it tells. */
    private record Question(Asked asked, String prefix, Set<Role> roles) {}

    /** A page about a record or a few, the kept one where nothing was written since. */
    String find(Asked asked, Supplier<PageWriter.Body> writing) {
        return pages.frame(
                asked, screens.find(new Question(asked, PublicAddress.prefix(), CurrentRoles.all()), writing));
    }

    /**
     * A page for which an answer about the whole portfolio is put together, likewise: one that is not kept waits for
     * its turn, unless the whole request has had one.
     */
    String findOfAll(Asked asked, Supplier<PageWriter.Body> writing) {
        return find(asked, () -> KnownRegister.isTurnedBack() ? writing.get() : turns.take(writing));
    }
}
