package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The way to private clusters ({@code AzurePrivateLinkService}). */
final class PrivateLinkRules {
    private static final Pattern FORBIDDEN =
            Pattern.compile("AuthorizationFailed|AADSTS|Forbidden|" + AzureRefusal.status(403));

    private PrivateLinkRules() {}

    /** The operator makes the service, the control plane operator the endpoint; each signs in by itself. */
    static Optional<Finding> privateLinkIsRefused(Evidence it) {
        return failing(it)
                .filter(seen -> FORBIDDEN.matcher(seen.quote()).find())
                .findFirst()
                .map(
                        seen -> Finding.likely("private-link-refused", "Azure refuses the cluster's Private Link")
                                .because("What makes it lacks a right, or cannot sign in.")
                                .seen(seen)
                                .remedy(
                                        "The service is made with the credentials that the operator was installed with, endpoint and private"
                                                + " zones with the identity controlPlaneOperator: give what the message names its role."));
    }

    /** Whatever else keeps it from being made. */
    static Optional<Finding> privateLinkFails(Evidence it) {
        return failing(it)
                .findFirst()
                .map(seen -> Finding.likely("private-link-fails", "the cluster's Private Link cannot be made")
                        .seen(seen)
                        .remedy("Mend what the message names."));
    }

    private static Stream<Exhibit> failing(Evidence it) {
        return it.cluster().inControlPlane("AzurePrivateLinkService").stream()
                .flatMap(link -> link.conditions().stream()
                        .filter(condition -> condition.status().equals("False")
                                && condition.message().contains("Azure API error"))
                        .map(condition -> Seen.condition(link, condition)));
    }
}
