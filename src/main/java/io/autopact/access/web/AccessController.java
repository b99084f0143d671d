package io.autopact.access.web;

import io.autopact.access.Identity;
import io.autopact.access.NewToken;
import io.autopact.access.Requester;
import io.autopact.access.TokenService;
import io.autopact.access.TokenView;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.document.VisibleText;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowAdministrators;
import io.autopact.shared.roles.AllowEveryRole;
import io.autopact.shared.roles.Role;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Access")
@RestController
@RequestMapping("/api/v1")
@RequiredArgsConstructor
class AccessController {

    private static final String LATEST = "2200-12-31T00:00:00Z";
    private static final String SERVICE = "autopact";

    private final TokenService tokens;
    private final Requester requesters;

    /**
     * What a client sends to make a token.
     *
     * @param name whose it is or what it is for
     * @param roles what it may do
     * @param expiresAt when it ends by itself; missing for a year from now
     * @param addresses the address ranges that it may be sent from, such as {@code 10.0.0.0/8}; missing for any
     */
    @Document
    @Schema(name = "TokenRequest")
    record TokenDocument(
            @NotBlank @Size(min = 1, max = 100) String name,
            @NotEmpty List<Role> roles,

            @Nullable @Future(message = "must lie between now and " + LATEST)
            Instant expiresAt,

            @Nullable @Size(max = 50) List<String> addresses)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            if (expiresAt != null && expiresAt.isAfter(Instant.parse(LATEST))) {
                complaints.add("expiresAt", "out-of-range", "expiresAt must lie between now and %s.".formatted(LATEST));
            }
            if (name != null) {
                VisibleText.complaint(name)
                        .ifPresent(complaint -> complaints.add("name", "invalid", "name " + complaint));
                if (VisibleText.looksLike(name, SERVICE)) {
                    complaints.add("name", "invalid", "name is the service's own: the history shows it as the author.");
                }
            }
            for (int i = 0; addresses != null && i < addresses.size(); i++) {
                if (!isRange(addresses.get(i))) {
                    complaints.add(
                            "addresses/" + i,
                            "invalid",
                            "addresses takes IP addresses and CIDR ranges such as 10.0.0.0/8.");
                }
            }
        }

        private static boolean isRange(String text) {
            try {
                new IpAddressMatcher(text);
                return text.length() <= 50;
            } catch (IllegalArgumentException notOne) {
                return false;
            }
        }
    }

    @Operation(
            operationId = "getMe",
            summary = "Who am I 当前身份",
            description =
                    "The name and the roles of the token in use, and when it ends. For an access token of an issuer also the"
                            + " subject, the issuer and the claim that the roles came from.")
    @AllowEveryRole
    @GetMapping(path = "/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Identity me(@Parameter(hidden = true) Authentication requester) {
        return requesters.identity(requester);
    }

    @Operation(
            operationId = "listTokens",
            summary = "All tokens 令牌列表",
            description = "The tokens with their roles, expiry and last use. Their secrets are not known any more.")
    @AllowAdministrators
    @GetMapping(path = "/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<TokenView>> list(@Listed(TokenService.LISTING) ListRequest query) {
        return PageAnswer.of(tokens.list(query));
    }

    @Operation(
            operationId = "getToken",
            summary = "One token 令牌",
            description = "Its roles, expiry and last use. Its secret is not known any more.")
    @AllowAdministrators
    @GetMapping(path = "/tokens/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenView> get(@Parameter(description = "The token's id.") @PathVariable String id, Fields fields) {
        TokenView token = tokens.get(id, fields);
        return RecordAnswer.of(token, ETags.of(token), fields);
    }

    @Operation(
            operationId = "createToken",
            summary = "Make a token 新建令牌",
            description =
                    "Makes a token and shows its secret, this one time. It lasts a year where expiresAt is missing; a name"
                            + " belongs to one valid token at a time.")
    @AllowAdministrators
    @PostMapping(
            path = "/tokens",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<NewToken> create(
            @RequestBody TokenDocument document, @Parameter(hidden = true) Authentication requester) {
        NewToken token = tokens.create(
                document.name().strip(),
                document.roles(),
                document.addresses() == null ? List.of() : document.addresses(),
                document.expiresAt(),
                requester);
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + token.id()))
                .body(token);
    }

    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token 吊销令牌",
            description = "From the next request on the token lets nobody in.")
    @AllowAdministrators
    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @Parameter(description = "The token's id.") @PathVariable String id,
            @Parameter(hidden = true) Authentication requester) {
        tokens.revoke(id, requester.getName());
    }
}
