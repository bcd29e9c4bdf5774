package io.hypershift.azure.sandbox.azure.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One request and its answer, without secrets.
 *
 * @param document {@code liveRequest} and {@code liveResponse} in the form that Microsoft's validator {@code oav} reads
 */
public record Exchange(String method, String url, int status, ObjectNode document) {
    private static final List<String> QUESTIONS =
            List.of("/oauth2/", "/listKeys", "/checkNameAvailability", "/checkPolicyRestrictions");

    public Exchange {
        document = document.deepCopy();
    }

    @Override
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** Whether it asked for a change: sign-in, key lists, name and policy checks are questions in the form of a POST. */
    public boolean isWrite() {
        return switch (method) {
            case "PUT", "PATCH", "DELETE" -> true;
            case "POST" -> QUESTIONS.stream().noneMatch(url::contains);
            default -> false;
        };
    }
}
