package io.autopact.pages;

import io.autopact.history.RegisterVersion;
import io.autopact.portfolio.RegisterCache;
import io.autopact.shared.request.PublicAddress;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps pages about the portfolio as a whole, which are the same for every reader, while the register stays as it is.
 */
@Component
class KeptScreens {

    private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

    private final RegisterCache<Question, String> screens;

    KeptScreens(RegisterVersion register) {
        this.screens = new RegisterCache<>(register, MOST_CHARACTERS, (question, page) -> page.length());
    }

    /** What is asked, with what stands before the addresses in the answer. */
    private record Question(Asked asked, String prefix) {}

    /** A page, the kept one where nothing was written since. */
    String find(Asked asked, Supplier<String> writing) {
        return screens.find(new Question(asked, PublicAddress.prefix()), writing);
    }
}
