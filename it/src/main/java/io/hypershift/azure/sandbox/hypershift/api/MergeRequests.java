package io.hypershift.azure.sandbox.hypershift.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.concurrent.ExecutionException;

/** Sends JSON merge patches, each as one request: the client library reads the object before. */
record MergeRequests(KubernetesClient client, String manager) {
    private static final String TYPE = "application/merge-patch+json";
    private static final int NOT_FOUND = 404;

    /**
     * Patches an object, or its sub-resource if one is named.
     *
     * @return whether the object was there
     */
    boolean send(Kind kind, Resource about, String subresource, JsonNode patch) {
        var path = kind.path(about.namespace(), about.name()) + (subresource.isEmpty() ? "" : "/" + subresource);
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(client.getMasterUrl() + path.substring(1) + "?fieldManager=" + manager)
                .method("PATCH", TYPE, patch.toString())
                .build();
        try {
            var response = http.sendAsync(request, String.class).get();
            if (!response.isSuccessful() && response.code() != NOT_FOUND) {
                throw refused(path, response);
            }
            return response.isSuccessful();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("PATCH " + path, e);
        } catch (ExecutionException e) {
            throw new KubernetesClientException("PATCH " + path, e);
        }
    }

    private static KubernetesClientException refused(String path, HttpResponse<String> response) {
        return new KubernetesClientException(
                "PATCH " + path + ": " + response.code() + " " + response.body(), response.code(), null);
    }
}
