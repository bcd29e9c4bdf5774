package io.hypershift.azure.azureapi;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.manifest.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Signs in, to learn from the tokens who that is. Nothing but their claims is looked at, and no token is handed on. */
public final class SignIn {
    private final TokenCredential credential;
    private final AzureEnvironment environment;
    private final AzureCall call;

    SignIn(TokenCredential credential, AzureProfile profile, AzureCall call) {
        this.credential = credential;
        this.environment = profile.getEnvironment();
        this.call = call;
    }

    /**
     * Who signed in.
     *
     * @param principalId the object id, to which roles are assigned
     */
    public record Identity(String clientId, String principalId) {}

    public Identity identity() {
        var claims = claims("sign in to Resource Manager", environment.getManagementEndpoint());
        return new Identity(
                claims.path("appid").asText(claims.path("azp").asText("")),
                claims.path("oid").asText(""));
    }

    /** The application permissions for Microsoft Graph that an administrator has consented to. */
    public List<String> graphPermissions() {
        var claims = claims("sign in to Microsoft Graph", environment.getMicrosoftGraphEndpoint());
        return StreamSupport.stream(claims.path("roles").spliterator(), false)
                .map(role -> role.asText(""))
                .toList();
    }

    private ObjectNode claims(String what, String audience) {
        var scope = new TokenRequestContext().addScopes(withSlash(audience) + ".default");
        return call.of(what, () -> claims(Objects.requireNonNull(credential.getTokenSync(scope))));
    }

    /** Others may change what a token is (it is theirs); one that cannot be read tells nothing. */
    private static ObjectNode claims(AccessToken token) {
        var parts = token.getToken().split("\\.", -1);
        try {
            return parts.length < 2
                    ? Json.object()
                    : Json.parseObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Json.object();
        }
    }

    static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }
}
