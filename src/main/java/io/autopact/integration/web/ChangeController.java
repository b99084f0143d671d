package io.autopact.integration.web;

import io.autopact.access.TokenCheck;
import io.autopact.integration.ChangeFeed;
import io.autopact.integration.EventFilter;
import io.autopact.integration.EventSource;
import io.autopact.integration.FeedCursors;
import io.autopact.integration.FeedPosition;
import io.autopact.integration.FeedQuery;
import io.autopact.integration.FeedSlice;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.request.PublicAddress;
import io.autopact.shared.roles.AllowEveryRole;
import io.autopact.shared.roles.CurrentRoles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "Changes")
@RestController
@RequestMapping("/api/v1/changes")
@RequiredArgsConstructor
class ChangeController {

    private static final String NOW = "now";

    private final ChangeFeed feed;
    private final EventSource source;
    private final FeedCursors cursors;
    private final FeedParameters parameters;
    private final TokenCheck tokens;
    private final JsonMapper json;

    @Operation(
            operationId = "listChanges",
            summary = "The change feed 变更流",
            description =
                    "Every change of every record once, as CloudEvents 1.0, whichever way it was written: by the API, by an"
                            + " import or by SQL; those of one record in the order of its versions. Go on with nextCursor, which"
                            + " is always there, also where nothing came. Delivery is at least once if the cursor is kept after"
                            + " the events were dealt with; the id of an event never changes. With Accept: text/event-stream the"
                            + " same comes as server-sent events, whose id is a cursor: a client that comes back with"
                            + " Last-Event-ID goes on where it was. An action on one record that changes another is an update of"
                            + " the other, and data.change names the action. BI is not told the members that tell of persons.")
    @AllowEveryRole
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<FeedPage> list(
            @Parameter(
                            description =
                                    "Where to go on: the nextCursor of an earlier answer, or now for what changes from now on;"
                                            + " from the beginning where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(
                            description = "How many events at most.",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "500"))
                    @RequestParam(defaultValue = "50")
                    int limit,
            @Parameter(
                            description = "For how many seconds to wait where nothing is there yet.",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "60"))
                    @RequestParam(defaultValue = "0")
                    int wait,
            @Parameter(
                            description =
                                    "Types of events, separated by commas, such as io.autopact.agreement.signed;"
                                            + " io.autopact.agreement.* means all of agreements. All of them are under webhooks in this document.")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(
                            description =
                                    "Records that the events are about, separated by commas, such as AGREEMENT:AG-2019-0001.")
                    @RequestParam(required = false)
                    @Nullable
                    String record,
            @Parameter(description = "Codes of organizations that the events concern, separated by commas.")
                    @RequestParam(required = false)
                    @Nullable
                    String organization,
            @Parameter(description = "Events from this date or instant on.") @RequestParam(required = false) @Nullable
                    String from,
            @Parameter(description = "Events up to the end of this date, or before this instant.")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "Who wrote what the events tell.") @RequestParam(required = false) @Nullable
                    String by,
            @Parameter(hidden = true) Authentication requester) {
        EventFilter filter =
                parameters.filter(new FeedParameters.Given(type, record, organization, from, to, by), limit, wait);
        FeedPosition position = position(after);
        FeedQuery query = new FeedQuery(filter, source.ofRequest(), CurrentRoles.all(), limit);
        FeedSlice slice =
                wait == 0 ? feed.read(query, position) : feed.await(query, position, Duration.ofSeconds(wait));
        if (wait > 0 && !tokens.isStillGood(requester)) {
            throw new ProblemException(CommonProblem.UNAUTHENTICATED, "The token ended while the request waited.");
        }
        String next = cursors.writer().write(slice.next());
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(PublicAddress.currentWith("after", next)))
                .body(new FeedPage(
                        slice.items().stream().map(FeedSlice.Item::event).toList(), next));
    }

    /** The same as a stream; the document tells it with the list. */
    @Operation(hidden = true)
    @AllowEveryRole
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int wait,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String record,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String by,
            Authentication requester,
            HttpServletResponse response)
            throws IOException {
        EventFilter filter =
                parameters.filter(new FeedParameters.Given(type, record, organization, from, to, by), limit, wait);
        FeedPosition position = position(lastEventId == null || lastEventId.isEmpty() ? after : lastEventId);
        FeedQuery query = new FeedQuery(filter, source.ofRequest(), CurrentRoles.all(), limit);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A proxy that gathers answers before it sends them on would hold back what is told.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            feed.follow(
                    query,
                    position,
                    new EventStream(
                            response.getOutputStream(),
                            position,
                            cursors.writer(),
                            json,
                            () -> tokens.isStillGood(requester)));
        } catch (UncheckedIOException clientGone) {
            // It comes back with Last-Event-ID if it wants more.
        }
    }

    private FeedPosition position(@Nullable String after) {
        if (after == null) {
            return FeedPosition.BEGINNING;
        }
        return after.equals(NOW) ? feed.now() : cursors.read(after);
    }
}
