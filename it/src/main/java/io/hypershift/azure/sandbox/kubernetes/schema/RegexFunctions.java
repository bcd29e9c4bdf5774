package io.hypershift.azure.sandbox.kubernetes.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;

/** {@code apiserver/pkg/cel/library/regex.go}: what a pattern finds in a text. */
final class RegexFunctions {
    private RegexFunctions() {}

    static List<CelFunction> all() {
        return List.of(
                new CelFunction(
                        "find",
                        CelOverloadDecl.newMemberOverload(
                                "string_find_string", SimpleType.STRING, SimpleType.STRING, SimpleType.STRING),
                        CelFunctionBinding.from(
                                "string_find_string", String.class, String.class, RegexFunctions::find)),
                new CelFunction(
                        "findAll",
                        CelOverloadDecl.newMemberOverload(
                                "string_find_all_string",
                                ListType.create(SimpleType.STRING),
                                SimpleType.STRING,
                                SimpleType.STRING),
                        CelFunctionBinding.from(
                                "string_find_all_string", String.class, String.class, RegexFunctions::findAll)));
    }

    private static String find(String text, String pattern) throws CelEvaluationException {
        Matcher matcher = compile(pattern).matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static List<String> findAll(String text, String pattern) throws CelEvaluationException {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = compile(pattern).matcher(text); matcher.find(); ) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Pattern compile(String pattern) throws CelEvaluationException {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new CelEvaluationException("Illegal regex: " + e.getMessage(), e);
        }
    }
}
