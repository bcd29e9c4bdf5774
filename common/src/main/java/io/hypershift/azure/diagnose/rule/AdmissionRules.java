package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pods that the management cluster's API server does not let in: of those there is only what their owner tells. */
final class AdmissionRules {
    private static final String REASON = "FailedCreate";

    /** What the admission plugins of Kubernetes say; without them it may be a matter of moments. */
    private enum Cause {
        QUOTA(
                "exceeded quota|failed quota",
                Text.of("A ResourceQuota leaves no room for it."),
                Text.of("Raise the ResourceQuota that is named, or delete it: HyperShift sets none.")),
        PRIORITY_CLASS(
                "no PriorityClass with name",
                Text.of("It names a PriorityClass that is not there."),
                Text.of(
                        "Make that PriorityClass; or correct the annotation of the HostedCluster that names it, one of"
                                + " hypershift.openshift.io/etcd-, api-critical- or control-plane-priority-class. Where it is one of"
                                + " HyperShift's own, hypershift-etcd and the like, {} makes it.",
                        Operation.INSTALL_OPERATOR)),
        POLICY(
                "admission webhook|ValidatingAdmissionPolicy|violates PodSecurity|security context constraint",
                Text.of("A policy of the management cluster forbids it."),
                Text.of("Except namespaces of hosted control planes from that policy.")),
        WEBHOOK(
                "failed calling webhook",
                Text.of("A webhook that is asked about each pod does not answer."),
                Text.of("Repair what stands behind the webhook, or delete its configuration.")),
        LIMITS(
                "(minimum|maximum) (cpu|memory)|LimitRange",
                Text.of("A LimitRange does not let it be as it is."),
                Text.of("Delete the LimitRange of that namespace: HyperShift sets none."));

        private final Pattern words;
        private final Text because;
        private final Text remedy;

        Cause(String words, Text because, Text remedy) {
            this.words = Pattern.compile(words);
            this.because = because;
            this.remedy = remedy;
        }

        private static Optional<Cause> of(String message) {
            return Stream.of(values())
                    .filter(it -> it.words.matcher(message).find())
                    .findFirst();
        }
    }

    private record Refusal(Manifest owner, String message, Exhibit seen) {}

    private AdmissionRules() {}

    /** Etcd's first: nothing else comes up without it. */
    static Optional<Finding> podIsNotAdmitted(Evidence it) {
        return Stream.concat(numbered(it), ofDeployments(it))
                .filter(refusal -> !refusal.message().contains("because it is being terminated"))
                .findFirst()
                .map(refusal -> {
                    var cause = Cause.of(refusal.message());
                    return Finding.of(
                                    "pod-not-admitted",
                                    cause.isPresent() ? Certainty.CERTAIN : Certainty.LIKELY,
                                    "the management cluster refuses the pods of {}",
                                    refusal.owner().ref())
                            .because(
                                    "{}",
                                    cause.map(known -> known.because).orElse(Text.of("Its API server refuses it.")))
                            .seen(refusal.seen())
                            .remedy(
                                    "{}",
                                    cause.map(known -> known.remedy)
                                            .orElse(Text.of(
                                                    "Mend what the message names, in namespace {}.",
                                                    it.cluster().controlPlane())));
                });
    }

    /** A StatefulSet has no condition that tells, but an event each time. */
    private static Stream<Refusal> numbered(Evidence it) {
        return it.cluster().inControlPlane("StatefulSet").stream()
                .filter(set -> set.at("status", "replicas").asInt()
                        < set.at("spec", "replicas").asInt(1))
                .flatMap(set -> it.cluster().warnings(set).stream()
                        .limit(1)
                        .filter(event -> event.text("reason").equals(REASON))
                        .map(event -> new Refusal(set, event.text("message"), Seen.event(event))));
    }

    private static Stream<Refusal> ofDeployments(Evidence it) {
        return it.cluster().inControlPlane("Deployment").stream()
                .flatMap(deployment -> deployment.condition("ReplicaFailure").filter(Condition::isTrue).stream()
                        .filter(condition -> condition.reason().equals(REASON))
                        .map(condition ->
                                new Refusal(deployment, condition.message(), Seen.condition(deployment, condition))));
    }
}
