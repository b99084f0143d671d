package io.autopact.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be done with an agreement, by what has been done with it. */
class AgreementStatusTests {

    @ParameterizedTest(name = "{0}, expires {1}, renews itself {2}: {3}")
    @CsvSource({
        "DRAFT, false, false, NEGOTIATE SIGN WITHDRAW",
        "NEGOTIATING, false, false, SIGN WITHDRAW",
        "SIGNED, false, false, AMEND CORRECT TERMINATE",
        "SIGNED, true, false, AMEND CORRECT RENEW TERMINATE",
        "SIGNED, false, true, AMEND CORRECT NOTICE TERMINATE",
        "SIGNED, true, true, AMEND CORRECT NOTICE RENEW TERMINATE",
        "TERMINATED, true, true, CORRECT",
        "WITHDRAWN, true, true, ''"
    })
    void theStatusAllowsTheseActionsInTheOrderOfTheirNames(
            AgreementStatus status, boolean expires, boolean renewsItself, String actions) {
        List<AgreementAction> expected = actions.isEmpty()
                ? List.of()
                : Arrays.stream(actions.split(" "))
                        .map(AgreementAction::valueOf)
                        .toList();
        assertThat(status.allowedActions(expires, renewsItself)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = AgreementStatus.class,
            names = {"DRAFT", "NEGOTIATING"})
    void whatIsNotSignedIsNeitherRenewedNorGivenNoticeOf(AgreementStatus status) {
        assertThat(status.allowedActions(true, true))
                .doesNotContain(AgreementAction.RENEW, AgreementAction.NOTICE)
                .isEqualTo(status.allowedActions(false, false));
    }

    @Test
    void theAnswerIsTheCallersToKeep() {
        assertThat(AgreementStatus.SIGNED.allowedActions(true, true))
                .isUnmodifiable()
                .isEqualTo(AgreementStatus.SIGNED.allowedActions(true, true));
    }
}
