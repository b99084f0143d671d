package io.autopact.access.oidc;

import io.autopact.shared.problem.ProblemType;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The problems that access tokens of issuers can meet. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum OidcProblem implements ProblemType {
    ISSUER_UNAVAILABLE(
            "issuer-unavailable",
            503,
            "The issuer of the access token does not answer",
            "身份提供方暂不可用",
            "Whether the access token counts cannot be told, as its issuer does not give out its keys. API tokens work as"
                    + " ever. Try again after the seconds that Retry-After gives.");

    private final String slug;
    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String adviceEn;
}
