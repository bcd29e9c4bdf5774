package io.hypershift.azure.check;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import java.util.Set;

/** A failure as what a check has come to: that nobody may ask says nothing about what was asked. */
final class Refusals {
    /** Resource Manager's codes, Microsoft Graph's, and the API server's. */
    private static final Set<String> MAY_NOT_ASK = Set.of(
            "AuthorizationFailed",
            "LinkedAuthorizationFailed",
            "MissingSubscriptionRegistration",
            "Authorization_RequestDenied",
            "Forbidden");

    private Refusals() {}

    static Finding<?> of(Throwable failure) {
        if (!(failure instanceof HyperShiftException known) || known.problems().isEmpty()) {
            return Finding.failed(Text.of("{}", failure), Text.NONE);
        }
        var problem = known.problems().get(0);
        return MAY_NOT_ASK.stream().anyMatch(known::has)
                ? unknown(failure)
                : Finding.failed(found(problem), problem.remedy());
    }

    static Finding<?> unknown(Throwable failure) {
        if (!(failure instanceof HyperShiftException known) || known.problems().isEmpty()) {
            return Finding.unknown(Text.of("not checked: {}", failure), Text.NONE);
        }
        var problem = known.problems().get(0);
        return Finding.unknown(Text.of("not checked: {}", found(problem)), problem.remedy());
    }

    private static Text found(Problem problem) {
        return problem.cause().isEmpty() ? problem.symptom() : Text.of("{}\n{}", problem.symptom(), problem.cause());
    }
}
