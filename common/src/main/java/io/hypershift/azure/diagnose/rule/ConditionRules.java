package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_CLUSTER;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.Optional;

/** What the operators themselves tell, where nothing that lies deeper was found. */
final class ConditionRules {
    private ConditionRules() {}

    static Optional<Finding> platformCredentialsAreMissing(Evidence it) {
        return SpecRules.failing(it, "PlatformCredentialsFound")
                .map(condition -> Finding.certain(
                                "platform-credentials-missing",
                                "a Secret that the cluster signs in to Azure with is not there")
                        .seen(SpecRules.seen(it, condition))
                        .remedy("{} with the same owner makes it again.", CREATE_CLUSTER));
    }

    static Optional<Finding> controlPlaneConfigurationIsInvalid(Evidence it) {
        return SpecRules.failing(it, "ValidHostedControlPlaneConfiguration")
                .map(condition -> Finding.certain(
                                "control-plane-configuration-invalid",
                                "the configuration of the control plane cannot be used")
                        .seen(SpecRules.seen(it, condition))
                        .remedy("Mend spec.configuration of HostedCluster {}.", it.key()));
    }

    static Optional<Finding> releaseContentIsUnreadable(Evidence it) {
        return SpecRules.failing(it, "ValidReleaseInfo")
                .map(condition -> Finding.likely(
                                "release-content-unreadable", "the content of the release image cannot be read")
                        .seen(SpecRules.seen(it, condition))
                        .remedy("Check that all its images are in their registry, or in its mirrors."));
    }

    static Optional<Finding> reconciliationFails(Evidence it) {
        return SpecRules.failing(it, "ReconciliationSucceeded")
                .map(condition -> Finding.possible("reconciliation-fails", "HyperShift's operator fails at the cluster")
                        .seen(SpecRules.seen(it, condition))
                        .remedy("Mend what its message names, or look at the operator's log."));
    }

    /** A part of the control plane that somebody has scaled to nothing. */
    static Optional<Finding> componentIsScaledDown(Evidence it) {
        return it.cluster().inControlPlane("ControlPlaneComponent").stream()
                .filter(component -> component
                        .condition("Available")
                        .filter(Condition::isTrue)
                        .isEmpty())
                .flatMap(component -> it
                        .management()
                        .find("Deployment", it.cluster().controlPlane(), component.name())
                        .or(() ->
                                it.management().find("StatefulSet", it.cluster().controlPlane(), component.name()))
                        .stream())
                .filter(workload -> workload.at("spec", "replicas").asInt(1) == 0)
                .findFirst()
                .map(workload -> Finding.of(
                                "component-scaled-down", Certainty.LIKELY, "{} is scaled to no pods", workload.ref())
                        .because("It is a part of the control plane that is wanted.")
                        .seen(Seen.field(workload, "spec.replicas", "0"))
                        .remedy("Scale it up again; HyperShift's operators do so by themselves when they run."));
    }

    /**
     * A machine that Azure does not make, or has given up, in words that nobody has listed. Cluster API's provider asks
     * again and again, so that it calls few of its machines failed.
     */
    static Optional<Finding> machineIsRefused(Evidence it) {
        return it.cluster().inControlPlane("AzureMachine").stream()
                .filter(machine -> machine.text("status", "vmState").equals("Failed")
                        || !machine.text("status", "failureMessage").isEmpty()
                        || machine.conditions().stream().anyMatch(ConditionRules::hasFailed))
                .findFirst()
                .map(machine -> Finding.likely("machine-refused", "a virtual machine of the cluster could not be made")
                        .seen(told(machine))
                        .remedy("Mend what the message names."));
    }

    private static boolean hasFailed(Condition condition) {
        return condition.status().equals("False") && condition.reason().equals("Failed");
    }

    private static Exhibit told(Manifest machine) {
        return machine.conditions().stream()
                .filter(condition -> condition.status().equals("False")
                        && !condition.message().isEmpty())
                .findFirst()
                .map(condition -> Seen.condition(machine, condition))
                .orElseGet(() -> Seen.field(machine, "status", machine.text("status", "failureMessage")));
    }
}
