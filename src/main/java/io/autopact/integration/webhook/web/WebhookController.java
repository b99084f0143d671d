package io.autopact.integration.webhook.web;

import io.autopact.integration.webhook.NewSecret;
import io.autopact.integration.webhook.NewWebhook;
import io.autopact.integration.webhook.WebhookService;
import io.autopact.integration.webhook.WebhookView;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowAdministrators;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Webhooks")
@RestController
@RequestMapping(path = "/api/v1/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class WebhookController {

    private static final String CODE = "The webhook's code.";

    private final WebhookService webhooks;
    private final MergePatches patches;

    @Operation(
            operationId = "listWebhooks",
            summary = "All webhooks 推送地址列表",
            description = "Where events are sent to. Secrets cannot be read.")
    @AllowAdministrators
    @GetMapping
    ResponseEntity<Page<WebhookView>> list(@Listed(WebhookService.WEBHOOKS) ListRequest query) {
        return PageAnswer.of(webhooks.list(query));
    }

    @Operation(
            operationId = "getWebhook",
            summary = "One webhook 推送地址",
            description = "Where events are sent to, which, and since when it fails, if it does.")
    @AllowAdministrators
    @GetMapping("/{code}")
    ResponseEntity<WebhookView> get(@Parameter(description = CODE) @PathVariable String code, Fields fields) {
        WebhookView webhook = webhooks.get(code, fields);
        return RecordAnswer.of(webhook, ETags.of(webhook.version(), webhook), fields);
    }

    @Operation(
            operationId = "createWebhook",
            summary = "Register a webhook 登记推送地址",
            description =
                    "What is written from now on is sent there, signed by Standard Webhooks with a secret that is shown this"
                            + " one time; WECOM, FEISHU and DINGTALK post messages in Chinese to the robot of a group. Addresses of networks that are not public are refused in every notation unless the"
                            + " operator allows them, here and at each sending.")
    @AllowAdministrators
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<NewWebhook> create(@RequestBody WebhookDocument document) {
        return created(webhooks.create(document.draft(null), document.secret()));
    }

    @Operation(
            operationId = "replaceWebhook",
            summary = "Replace one, or register it under this code 替换或新建",
            description =
                    "With If-Match it replaces what is recorded, and the secret stays; with If-None-Match: * it registers"
                            + " only.")
    @AllowAdministrators
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<NewWebhook> put(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody WebhookDocument document) {
        return expected.creates(code, webhooks.exists(code))
                ? created(webhooks.create(document.draft(code), document.secret()))
                : replaced(webhooks.replace(document.draft(code), document.secret(), expected));
    }

    @Operation(
            operationId = "patchWebhook",
            summary = "Change some of it 部分修改",
            description = "Changes the members given and leaves the others; null empties a member.")
    @AllowAdministrators
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<WebhookView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        WebhookDocument merged = patches.apply(webhooks.get(code), patch, WebhookDocument.class);
        return ok(webhooks.replace(merged.draft(code), merged.secret(), expected));
    }

    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete one with what waits for it 删除",
            description = "Nothing is sent there any more. The history stays and the code is never given again.")
    @AllowAdministrators
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        webhooks.delete(code, expected);
    }

    @Operation(
            operationId = "enableWebhook",
            summary = "Send again 启用",
            description =
                    "Sends again, and tries at once what has waited. What was written while it was disabled is sent by replay.")
    @AllowAdministrators
    @PostMapping("/{code}/enable")
    ResponseEntity<WebhookView> enable(
            @Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        return ok(webhooks.enable(code, expected.ifNamed()));
    }

    @Operation(
            operationId = "disableWebhook",
            summary = "Send no more 停用",
            description = "Sends no more; what waits is kept.")
    @AllowAdministrators
    @PostMapping("/{code}/disable")
    ResponseEntity<WebhookView> disable(
            @Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        return ok(webhooks.disable(code, expected.ifNamed()));
    }

    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give it another secret 更换密钥",
            description =
                    "Makes another secret and shows it, this one time. For a day what is sent carries two signatures, the other"
                            + " one by the former secret. The robot of a group has its secret from its group: it is given here"
                            + " and signed with at once.")
    @AllowAdministrators
    @PostMapping("/{code}/rotate-secret")
    NewSecret rotate(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) @Nullable RotationDocument document) {
        return webhooks.rotate(code, document == null ? null : document.secret(), expected.ifNamed());
    }

    private static ResponseEntity<NewWebhook> created(NewWebhook webhook) {
        return ResponseEntity.created(URI.create("/api/v1/webhooks/" + webhook.code()))
                .eTag(ETags.of(webhook.version()))
                .body(webhook);
    }

    private static ResponseEntity<NewWebhook> replaced(WebhookView webhook) {
        return ResponseEntity.ok().eTag(ETags.of(webhook.version())).body(NewWebhook.of(webhook, null));
    }

    private static ResponseEntity<WebhookView> ok(WebhookView webhook) {
        return ResponseEntity.ok().eTag(ETags.of(webhook.version())).body(webhook);
    }
}
