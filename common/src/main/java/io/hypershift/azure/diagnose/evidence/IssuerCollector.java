package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hypershift.azure.azureapi.Outside;
import io.hypershift.azure.azureapi.Outside.Answer;
import io.hypershift.azure.diagnose.evidence.IssuerFacts.Document;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.manifest.Json;

/** Reads an issuer's documents as Entra does, without a login. */
record IssuerCollector(Outside outside) {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String USUAL_KEYS = "/openid/v1/jwks";

    IssuerFacts collect(String issuer) {
        var discovery = read(issuer + DISCOVERY);
        var keys = discovery.content().path("jwks_uri").asText("");
        return new IssuerFacts(issuer, discovery, read(keys.isEmpty() ? issuer + USUAL_KEYS : keys));
    }

    private Document read(String url) {
        try {
            return document(url, outside.get(url));
        } catch (HyperShiftException e) {
            return new Document(url, 0, firstLine(e.in(Words.PLAIN)), MissingNode.getInstance());
        }
    }

    private static Document document(String url, Answer answer) {
        try {
            var content = Json.parseObject(answer.body());
            if (answer.status() == 200) {
                return new Document(url, 200, "", content);
            }
        } catch (JsonProcessingException e) {
            // then it is no document, and its first line is told
        }
        return new Document(url, answer.status(), firstLine(answer.body()), MissingNode.getInstance());
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
