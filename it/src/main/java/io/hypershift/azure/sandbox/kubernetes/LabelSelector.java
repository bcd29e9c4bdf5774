package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Parses label selectors as requests carry them. */
final class LabelSelector {
    private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_./]*)";
    private static final Pattern COMPARISON = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)");
    private static final Pattern MEMBERSHIP = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*" + KEY);

    private LabelSelector() {}

    static Predicate<ObjectNode> parse(String selector) {
        Predicate<ObjectNode> all = object -> true;
        for (var term : terms(selector)) {
            all = all.and(term(term, selector));
        }
        return all;
    }

    /** Splits at the commas that are not within parentheses. */
    private static List<String> terms(String selector) {
        List<String> terms = new ArrayList<>();
        for (var term : selector.split(",(?![^(]*\\))", -1)) {
            if (!term.isBlank()) {
                terms.add(term.strip());
            }
        }
        return terms;
    }

    private static Predicate<ObjectNode> term(String term, String selector) {
        var comparison = COMPARISON.matcher(term);
        if (comparison.matches()) {
            return compare(comparison.group(1), comparison.group(2), comparison.group(3));
        }
        var membership = MEMBERSHIP.matcher(term);
        if (membership.matches()) {
            return belong(membership.group(1), membership.group(2), membership.group(3));
        }
        var existence = EXISTENCE.matcher(term);
        if (existence.matches()) {
            var key = existence.group(2);
            return object -> has(object, key) == existence.group(1).isEmpty();
        }
        throw ApiError.badRequest("unable to parse requirement: found '" + term + "' in selector '" + selector + "'");
    }

    private static Predicate<ObjectNode> compare(String key, String operator, String value) {
        return operator.equals("!=")
                ? object -> !has(object, key) || !label(object, key).equals(value)
                : object -> has(object, key) && label(object, key).equals(value);
    }

    private static Predicate<ObjectNode> belong(String key, String operator, String list) {
        var values = Set.of(list.replaceAll("\\s", "").split(",", -1));
        return operator.equals("in")
                ? object -> has(object, key) && values.contains(label(object, key))
                : object -> !has(object, key) || !values.contains(label(object, key));
    }

    private static boolean has(ObjectNode object, String key) {
        return Json.at(object, "metadata", "labels").has(key);
    }

    private static String label(ObjectNode object, String key) {
        return Json.textAt(object, "metadata", "labels", key);
    }
}
