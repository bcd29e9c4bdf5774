package io.hypershift.azure.azureapi;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.profile.AzureProfile;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The directory of a tenant. */
public final class Graph {
    /** Microsoft Graph takes no more values in one {@code in} than this. */
    private static final int MOST = 15;

    private final JsonCalls reads;
    private final JsonCalls writes;
    private final JsonCalls actions;

    Graph(
            TokenCredential credential,
            AzureProfile profile,
            HttpClient http,
            TransportRetries retries,
            AzureCall call,
            boolean isReadOnly) {
        var endpoint = SignIn.withSlash(profile.getEnvironment().getMicrosoftGraphEndpoint());
        this.reads = new JsonCalls(ReadOnlyPipeline.of(credential, endpoint, http, retries.policy()), endpoint, call);
        this.writes = isReadOnly ? reads : calls(credential, endpoint, http, retries.policy(), call);
        this.actions = isReadOnly ? reads : calls(credential, endpoint, http, retries.policyForActions(), call);
    }

    private static JsonCalls calls(
            TokenCredential credential, String endpoint, HttpClient http, RetryPolicy retries, AzureCall call) {
        var pipeline = new HttpPipelineBuilder()
                .httpClient(http)
                .policies(retries, new BearerTokenAuthenticationPolicy(credential, endpoint + ".default"))
                .build();
        return new JsonCalls(pipeline, endpoint, call);
    }

    /** Applications, and the service principals that they are here. */
    public Applications applications() {
        return new Applications(reads, writes);
    }

    /** What applications sign in with. */
    public ClientSecrets clientSecrets() {
        return new ClientSecrets(reads, actions);
    }

    /** The object ids of principals, by their client ids in lower case; those that the directory does not have are left out. */
    public Map<String, String> principals(Collection<String> clientIds) {
        return listed("appId", clientIds).stream()
                .collect(Collectors.toMap(
                        it -> it.path("appId").asText("").toLowerCase(Locale.ROOT),
                        it -> it.path("id").asText(""),
                        (one, other) -> one));
    }

    /** Which of these principals the directory does not have any more; at most 15 are asked for at once. */
    public List<String> missing(List<String> principalIds) {
        var known = listed("id", principalIds).stream()
                .map(it -> it.path("id").asText("").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return principalIds.stream()
                .filter(id -> !known.contains(id.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<JsonNode> listed(String property, Collection<String> values) {
        if (values.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " principals at once");
        }
        var list = values.stream().map(it -> "'" + it + "'").collect(Collectors.joining(","));
        var filter = URLEncoder.encode(property + " in (" + list + ")", StandardCharsets.UTF_8)
                .replace("+", "%20");
        var select = property.equals("id") ? "id" : "id," + property;
        return reads.list("look for principals", "v1.0/servicePrincipals?$select=" + select + "&$filter=" + filter);
    }
}
