package io.autopact.agreement.web;

import io.autopact.agreement.AgreementLifecycle;
import io.autopact.agreement.AgreementView;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.roles.AllowManagers;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.writing.AnswersConsequences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Agreements")
@RestController
@RequestMapping(
        path = "/api/v1/agreements/{number}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class AgreementActionController {

    private static final String NUMBER = "The agreement's number.";

    private final AgreementLifecycle lifecycle;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "negotiateAgreement",
            summary = "Begin to negotiate 开始谈判",
            description = "Moves a draft to NEGOTIATING.")
    @AllowManagers
    @PostMapping("/negotiate")
    ResponseEntity<AgreementView> negotiate(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody AgreementActions.Negotiate step) {
        return ok(lifecycle.negotiate(number, step.on(), expected));
    }

    @Operation(
            operationId = "signAgreement",
            summary = "Sign 签署",
            description =
                    "Records that it was signed, when and where, by whom and before which witnesses. A draft may be signed"
                            + " directly, to record what has happened.")
    @AllowManagers
    @PostMapping("/sign")
    ResponseEntity<AgreementView> sign(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody AgreementActions.Sign step) {
        return ok(lifecycle.sign(number, step.signing(), expected));
    }

    @Operation(
            operationId = "withdrawAgreement",
            summary = "Give up before signing 撤回",
            description = "Moves an agreement that is not signed to WITHDRAWN, with the reason.")
    @AnswersConsequences
    @AllowManagers
    @PostMapping("/withdraw")
    ResponseEntity<AgreementView> withdraw(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody AgreementActions.Withdraw step) {
        return ok(lifecycle.withdraw(number, step.on(), step.reason(), expected));
    }

    @Operation(
            operationId = "terminateAgreement",
            summary = "End before its time 终止",
            description =
                    "Ends a signed agreement with the day given as its last. consequences tells what is covered no more and"
                            + " what is left; try it with dryRun=true.")
    @AnswersConsequences
    @AllowManagers
    @PostMapping("/terminate")
    ResponseEntity<AgreementView> terminate(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody AgreementActions.Terminate step) {
        return ok(lifecycle.terminate(number, step.on(), step.reason(), expected));
    }

    @Operation(
            operationId = "amendAgreement",
            summary = "Amend 补充协议",
            description =
                    "Changes scope, solutions, parties, expiry or reach of a signed agreement from a day on; what it said"
                            + " about the days before stays. consequences tells what is covered no more; try it with"
                            + " dryRun=true.")
    @AnswersConsequences
    @AllowManagers
    @PostMapping("/amend")
    ResponseEntity<AgreementView> amend(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody AgreementActions.Amend step) {
        return ok(lifecycle.amend(number, step.amendment(), expected));
    }

    @Operation(
            operationId = "renewAgreement",
            summary = "Renew 续签",
            description = "Prolongs a signed agreement that has an expiry. It is listed among its amendments.")
    @AnswersConsequences
    @AllowManagers
    @PostMapping("/renew")
    ResponseEntity<AgreementView> renew(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody AgreementActions.Renew step) {
        return ok(lifecycle.renew(number, step.on(), step.until(), step.note(), expected));
    }

    @Operation(
            operationId = "giveNotice",
            summary = "Give notice 不续期通知",
            description =
                    "Records notice that an agreement is not to renew itself. Notice in time ends it with its expiry; notice"
                            + " that comes later than its notice days before ends it with the next one.")
    @AnswersConsequences
    @AllowManagers
    @PostMapping("/notice")
    ResponseEntity<AgreementView> notice(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody AgreementActions.Notice step) {
        return ok(lifecycle.giveNotice(number, step.on(), expected));
    }

    @Operation(
            operationId = "correctAgreement",
            summary = "Put right what was recorded wrongly 更正",
            description =
                    "Lays the members given over what is recorded of a signed agreement, with the reason; null empties a"
                            + " member, a list is replaced as a whole. The history keeps both. It is for mistakes: what was"
                            + " agreed anew is an amendment.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = MergePatch.class))))
    @AnswersConsequences
    @AllowManagers
    @PostMapping("/correct")
    ResponseEntity<AgreementView> correct(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody MergePatch correction) {
        CorrectionDocument corrected =
                patches.apply(lifecycle.recorded(number, expected), correction, CorrectionDocument.class);
        Set<String> given = new TreeSet<>(correction.tree().propertyNames());
        return ok(lifecycle.correct(number, corrected.correction(given), expected));
    }

    private ResponseEntity<AgreementView> ok(AgreementView agreement) {
        return ResponseEntity.ok()
                .eTag(ETags.of(agreement.version(), today.get()))
                .body(agreement);
    }
}
