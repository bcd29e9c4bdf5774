package io.hypershift.azure.sandbox.azure.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One request and its answer, without secrets.
 *
 * @param document {@code liveRequest} and {@code liveResponse} in the form that Microsoft's validator {@code oav} reads
 */
public record Exchange(String method, String url, int status, ObjectNode document) {
    public Exchange {
        document = document.deepCopy();
    }

    @Override
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** Whether it asked for a change: sign-in, key lists and name checks are questions in the form of a POST. */
    public boolean isWrite() {
        return switch (method) {
            case "PUT", "PATCH", "DELETE" -> true;
            case "POST" ->
                !url.contains("/oauth2/") && !url.contains("/listKeys") && !url.contains("/checkNameAvailability");
            default -> false;
        };
    }
}
