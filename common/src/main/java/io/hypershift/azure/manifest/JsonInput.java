package io.hypershift.azure.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.util.Optional;

/** Reads JSON that a user gave. Its content is never quoted: it may be secret. */
public final class JsonInput {
    private JsonInput() {}

    /** The object that a source must hold; empty when it does not, which is then one of the problems. */
    public static Optional<ObjectNode> object(Parameter parameter, Source source, Checks checks) {
        return checks.content(parameter, source).flatMap(text -> {
            try {
                return Optional.of(Json.parseObject(text));
            } catch (JsonProcessingException e) {
                checks.add(
                        Problem.of("broken-json", "{}: {} is no JSON object{}", parameter, source.origin(), where(e)));
                return Optional.empty();
            }
        });
    }

    private static String where(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
