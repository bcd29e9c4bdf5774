package io.hypershift.azure.sandbox.kubernetes.schema;

import dev.cel.runtime.CelEvaluationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in cel-go's words what cel-java says in its own. */
final class EvaluationError {
    private static final Pattern POSITION = Pattern.compile("^evaluation error(?: at [^ ]*)?: ");
    private static final Pattern MISSING_KEY = Pattern.compile("key '(.*)' is not present in map\\.?");
    private static final Pattern OUT_OF_BOUNDS = Pattern.compile("Index out of bounds: (.*)");

    private EvaluationError() {}

    static String of(CelEvaluationException e) {
        String text = POSITION.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        Matcher key = MISSING_KEY.matcher(text);
        if (key.matches()) {
            return "no such key: " + key.group(1);
        }
        return OUT_OF_BOUNDS.matcher(text).replaceFirst("index out of bounds: $1");
    }
}
