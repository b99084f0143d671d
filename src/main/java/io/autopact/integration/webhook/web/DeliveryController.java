package io.autopact.integration.webhook.web;

import io.autopact.integration.webhook.DeliveryService;
import io.autopact.integration.webhook.DeliveryView;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowAdministrators;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.autopact.shared.writing.DryRunsItself;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Webhooks")
@RestController
@RequestMapping(path = "/api/v1/webhooks/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class DeliveryController {

    private static final String CODE = "The webhook's code.";
    private static final String ID = "The delivery's id.";

    private final DeliveryService deliveries;

    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What was sent to it 推送记录",
            description =
                    "The events that were sent or are to be, the latest first, with each attempt and the beginning of its answer.")
    @AllowAdministrators
    @GetMapping("/deliveries")
    ResponseEntity<Page<DeliveryView>> list(
            @Parameter(description = CODE) @PathVariable String code,
            @Listed(DeliveryService.DELIVERIES) ListRequest query) {
        return PageAnswer.of(deliveries.list(code, query));
    }

    @Operation(
            operationId = "getWebhookDelivery",
            summary = "One delivery 单条推送记录",
            description = "An event on its way to a webhook, with each attempt.")
    @AllowAdministrators
    @GetMapping("/deliveries/{id}")
    ResponseEntity<DeliveryView> get(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = ID) @PathVariable String id,
            Fields fields) {
        DeliveryView delivery = deliveries.get(code, id, fields);
        return RecordAnswer.of(delivery, ETags.of(delivery), fields);
    }

    @Operation(
            operationId = "redeliverToWebhook",
            summary = "Send one again 重新推送",
            description =
                    "Sends the event again with the same id, after what waits about the same record; one that waits itself is"
                            + " tried at once.")
    @AllowAdministrators
    @PostMapping("/deliveries/{id}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView redeliver(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = ID) @PathVariable String id,
            @Parameter(hidden = true) HttpServletResponse response) {
        return located(code, deliveries.redeliver(code, id), response);
    }

    @Operation(
            operationId = "replayToWebhook",
            summary = "Send a span again 重放",
            description = "Sends again what was written in a span, as far as the webhook wants it, with the same ids.")
    @AllowAdministrators
    @DryRunsItself
    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView replay(
            @Parameter(description = CODE) @PathVariable String code,
            @RequestBody ReplayDocument document,
            @Parameter(hidden = true) @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(hidden = true) HttpServletResponse response) {
        if (dryRun) {
            response.setHeader("Dry-Run", "true");
        }
        return new ReplayView(deliveries.replay(code, document.from(), document.to(), dryRun));
    }

    @Operation(
            operationId = "testWebhook",
            summary = "Send a test event 测试推送",
            description = "Sends an event that is about nothing but the webhook itself.")
    @AllowAdministrators
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView test(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(hidden = true) Authentication requester,
            @Parameter(hidden = true) HttpServletResponse response) {
        return located(code, deliveries.test(code, requester.getName()), response);
    }

    private static DeliveryView located(String code, DeliveryView delivery, HttpServletResponse response) {
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/webhooks/%s/deliveries/%s".formatted(code, delivery.id()));
        return delivery;
    }
}
