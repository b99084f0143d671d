package io.autopact.pages;

import io.autopact.history.RegisterVersion;
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
    private final RegisterCache<Question, PageWriter.Body> screens;

    KeptScreens(RegisterVersion register, PageWriter pages) {
        this.pages = pages;
        this.screens = new RegisterCache<>(
                register, MOST_CHARACTERS, (question, page) -> page.text().length());
    }

    /** What is asked, with what stands before the addresses in the answer and the roles that decide what it tells. */
    private record Question(Asked asked, String prefix, Set<Role> roles) {}

    /** A page, the kept one where nothing was written since. */
    String find(Asked asked, Supplier<PageWriter.Body> writing) {
        return pages.frame(
                asked, screens.find(new Question(asked, PublicAddress.prefix(), CurrentRoles.all()), writing));
    }
}
