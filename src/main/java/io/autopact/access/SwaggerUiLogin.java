package io.autopact.access;

import io.autopact.access.oidc.OidcProperties;
import io.autopact.access.oidc.OidcTokens;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springframework.stereotype.Component;

/**
 * Lets people log in at their issuer from Swagger UI, by authorization code and PKCE, where an issuer and a client are
 * set; pasting a token stays beside it.
 */
@Component
public class SwaggerUiLogin implements OpenApiCustomizer {

    private static final String LOGIN = "login";

    private final OidcProperties properties;
    private final OidcTokens tokens;

    SwaggerUiLogin(OidcProperties properties, OidcTokens tokens, SwaggerUiOAuthProperties swaggerUi) {
        this.properties = properties;
        this.tokens = tokens;
        if (properties.offersLogin()) {
            swaggerUi.setClientId(properties.clientId());
            swaggerUi.setUsePkceWithAuthorizationCodeGrant(true);
            swaggerUi.setScopes(List.of("openid"));
        }
    }

    /** Whether an issuer and a client are set, so that the document has more than its file. */
    public boolean isOffered() {
        return properties.offersLogin();
    }

    @Override
    public void customise(OpenAPI document) {
        if (properties.offersLogin()) {
            document.getComponents().addSecuritySchemes(LOGIN, scheme());
            document.addSecurityItem(new SecurityRequirement().addList(LOGIN));
        }
    }

    /** With the issuer's addresses where it says them; else a browser finds them out. */
    private SecurityScheme scheme() {
        SecurityScheme login = new SecurityScheme()
                .description("Log in with your own account; client_secret stays empty 用自己的账号登录；client_secret 留空");
        return tokens.login()
                .map(endpoints -> login.type(SecurityScheme.Type.OAUTH2)
                        .flows(new OAuthFlows()
                                .authorizationCode(new OAuthFlow()
                                        .authorizationUrl(endpoints.authorization())
                                        .tokenUrl(endpoints.token())
                                        .scopes(new Scopes().addString("openid", "Who you are 身份")))))
                .orElseGet(() -> login.type(SecurityScheme.Type.OPENIDCONNECT)
                        .openIdConnectUrl(properties.all().getFirst() + "/.well-known/openid-configuration"));
    }
}
