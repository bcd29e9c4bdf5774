package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the world finds at a cluster's issuer.
 *
 * @param url the issuer as the cluster names it
 * @param discovery its discovery document
 * @param keys the document that the discovery document names as its keys; where there is none, the usual one
 */
public record IssuerFacts(String url, Document discovery, Document keys) {

    /**
     * A document that was asked for without a login.
     *
     * @param status HTTP's status; 0 where nobody answered
     * @param told what came instead of a document, in one line; empty where the document came
     * @param content the document; a missing node where it is no JSON
     */
    public record Document(String url, int status, String told, JsonNode content) {
        public boolean isThere() {
            return status == 200 && content.isObject();
        }
    }

    public List<String> keyIds() {
        return StreamSupport.stream(keys.content().path("keys").spliterator(), false)
                .map(it -> it.path("kid").asText(""))
                .toList();
    }

    /** The public part of a published key, base64url; empty where there is no such key. */
    public String modulus(String keyId) {
        return StreamSupport.stream(keys.content().path("keys").spliterator(), false)
                .filter(it -> it.path("kid").asText("").equals(keyId))
                .map(it -> it.path("n").asText(""))
                .findFirst()
                .orElse("");
    }
}
