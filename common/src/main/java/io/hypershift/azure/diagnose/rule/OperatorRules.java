package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.INSTALL_OPERATOR;
import static io.hypershift.azure.failure.Operation.VERIFY_OPERATOR;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** HyperShift's operator, without which nothing happens to a cluster. */
final class OperatorRules {
    private static final String OPERATOR = "operator";

    private OperatorRules() {}

    static Optional<Finding> operatorImageIsNotPulled(Evidence it) {
        if (isAvailable(it)) {
            return Optional.empty();
        }
        return pods(it).stream()
                .flatMap(pod -> PodTroubles.of(it, pod).stream())
                .filter(PodTroubles.Trouble::isPull)
                .findFirst()
                .map(trouble -> Finding.certain("operator-image-not-pulled", "the operator's image cannot be pulled")
                        .because("Without the operator nothing happens to any cluster.")
                        .seen(trouble.seen())
                        .remedy(
                                "Install it with an image that can be had ({}), or a pull secret for its registry: {}.",
                                Parameter.HYPERSHIFT_IMAGE,
                                INSTALL_OPERATOR));
    }

    static Optional<Finding> operatorCrashes(Evidence it) {
        if (isAvailable(it)) {
            return Optional.empty();
        }
        return pods(it).stream()
                .flatMap(pod -> PodTroubles.of(it, pod).stream())
                .filter(PodTroubles.Trouble::isCrash)
                .findFirst()
                .map(trouble -> Finding.certain("operator-crashes", "the operator ends at each start")
                        .because("Without the operator nothing happens to any cluster.")
                        .seen(trouble.seen())
                        .remedy("Mend what its last words name, then: {}.", VERIFY_OPERATOR));
    }

    static Optional<Finding> operatorDoesNotRun(Evidence it) {
        if (!it.management().wasRead("Deployment") || isAvailable(it)) {
            return Optional.empty();
        }
        var finding = Finding.certain(
                        "operator-not-running",
                        "HyperShift's operator does not run in namespace {}",
                        it.operatorNamespace())
                .because("Without it nothing happens to any cluster.");
        return Optional.of(deployment(it)
                .map(deployment -> finding.seen(Seen.field(
                                deployment,
                                "status",
                                deployment.at("status", "availableReplicas").asInt() + " of "
                                        + deployment.at("spec", "replicas").asInt(1) + " pods are available"))
                        .seen(deployment.condition("ReplicaFailure").filter(Condition::isTrue).stream()
                                .map(refused -> Seen.condition(deployment, refused))
                                .toList())
                        .seen(pods(it).stream()
                                .flatMap(pod -> PodTroubles.of(it, pod).stream())
                                .flatMap(trouble -> trouble.seen().stream())
                                .limit(2)
                                .toList())
                        .remedy("Look why, and install it again: {}, {}.", VERIFY_OPERATOR, INSTALL_OPERATOR))
                .orElseGet(() -> finding.seen(
                                new Exhibit("Deployments in " + it.operatorNamespace(), "none is called " + OPERATOR))
                        .remedy(
                                "Install it: {}. If it is there under another namespace, name that with {}.",
                                INSTALL_OPERATOR,
                                Parameter.OPERATOR_NAMESPACE)));
    }

    /** An operator that was not installed for private clusters leaves them waiting and says nothing. */
    static Optional<Finding> privatePlatformIsNotEnabled(Evidence it) {
        if (it.cluster().hostedCluster().isEmpty() || it.cluster().isPublicOnly()) {
            return Optional.empty();
        }
        return deployment(it)
                .filter(deployment -> !hasArgument(deployment, "--private-platform=Azure"))
                .map(deployment -> Finding.certain(
                                "private-platform-not-enabled",
                                "the cluster is {}, and the operator was installed without private clusters on Azure",
                                it.cluster().azure("topology"))
                        .because("Nobody makes its Private Link: it waits and nothing says so.")
                        .seen(Seen.field(
                                deployment,
                                "arguments",
                                arguments(deployment).stream()
                                        .filter(argument -> argument.startsWith("--private-platform"))
                                        .findFirst()
                                        .orElse("without --private-platform=Azure")))
                        .remedy(
                                "Install it again for private clusters: {} with {}.",
                                INSTALL_OPERATOR,
                                new Text.Setting(Parameter.PRIVATE_PLATFORM, "Azure")));
    }

    private static boolean isAvailable(Evidence it) {
        return deployment(it)
                .filter(deployment ->
                        deployment.at("status", "availableReplicas").asInt() > 0)
                .isPresent();
    }

    private static Optional<Manifest> deployment(Evidence it) {
        return it.management().find("Deployment", it.operatorNamespace(), OPERATOR);
    }

    private static List<Manifest> pods(Evidence it) {
        return it.management().of("Pod", it.operatorNamespace()).stream()
                .filter(pod -> OPERATOR.equals(pod.labels().getOrDefault("app", ""))
                        || OPERATOR.equals(pod.labels().getOrDefault("name", "")))
                .toList();
    }

    static boolean hasArgument(Manifest deployment, String argument) {
        return arguments(deployment).contains(argument);
    }

    static List<String> arguments(Manifest deployment) {
        return StreamSupport.stream(
                        deployment.at("spec", "template", "spec", "containers").spliterator(), false)
                .flatMap(
                        container -> StreamSupport.stream(container.path("args").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }
}
