package io.autopact.integration.notification.web;

import io.autopact.integration.notification.MailTest;
import io.autopact.integration.notification.NotificationService;
import io.autopact.integration.notification.NotificationView;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowAdministrators;
import io.autopact.shared.roles.AllowManagers;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.autopact.shared.writing.DryRunsItself;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Notifications")
@RestController
@RequestMapping(path = "/api/v1/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class NotificationController {

    private static final String ID = "The notification's number.";

    private final NotificationService notifications;
    private final MailTest mail;

    @Operation(
            operationId = "listNotifications",
            summary = "Who was told of what is due 到期通知列表",
            description =
                    "One for each reminder and each of those it goes to, the latest first: when it was sent, or why it was not."
                            + " It goes to who is responsible for the record; where nobody is, for its agreement; where nobody is,"
                            + " for the organizations that it concerns; else to the addresses that are set for that. These are told of"
                            + " webhooks too that the service has disabled.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<NotificationView>> list(@Listed(NotificationService.NOTIFICATIONS) ListRequest query) {
        return PageAnswer.of(notifications.list(query));
    }

    @Operation(
            operationId = "getNotification",
            summary = "One notification 到期通知",
            description = "To whom it goes, what became of it, and why it was not sent.")
    @AllowReaders
    @GetMapping("/{id}")
    ResponseEntity<NotificationView> get(@Parameter(description = ID) @PathVariable long id, Fields fields) {
        NotificationView notification = notifications.get(id, fields);
        return RecordAnswer.of(notification, ETags.of(notification), fields);
    }

    @Operation(
            operationId = "snoozeNotification",
            summary = "Put it off 稍后提醒",
            description =
                    "Nothing of the same thing is sent to this recipient before that day, on which it goes out, once more where"
                            + " it had been sent. The answer is the notification that waits.")
    @AllowManagers
    @PostMapping(path = "/{id}/snooze", consumes = MediaType.APPLICATION_JSON_VALUE)
    NotificationView snooze(@Parameter(description = ID) @PathVariable long id, @RequestBody SnoozeDocument document) {
        return notifications.snooze(id, document.until());
    }

    @Operation(
            operationId = "testNotifications",
            summary = "Try out whether mail arrives 测试邮件",
            description =
                    "Sends a mail at once and tells whether the mail server took it, and what it said where it did not. With"
                            + " dryRun=true nothing is sent.")
    @AllowAdministrators
    @DryRunsItself
    @PostMapping(path = "/test", consumes = MediaType.APPLICATION_JSON_VALUE)
    MailTest.Result test(
            @RequestBody MailTestDocument document,
            @Parameter(hidden = true) @RequestParam(defaultValue = "false") boolean dryRun) {
        return mail.send(document.person(), dryRun);
    }
}
