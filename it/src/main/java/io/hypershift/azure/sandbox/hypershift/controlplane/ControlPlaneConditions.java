package io.hypershift.azure.sandbox.hypershift.controlplane;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isUnknown;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions a control plane operator reports of its control plane. */
final class ControlPlaneConditions {
    private final ControlPlaneFacts facts;

    private ControlPlaneConditions(ControlPlaneFacts facts) {
        this.facts = facts;
    }

    static List<Condition> of(ControlPlaneFacts facts) {
        return new ControlPlaneConditions(facts).all();
    }

    private List<Condition> all() {
        return List.of(
                isTrue("ValidHostedControlPlaneConfiguration", "Configuration passes validation"),
                releaseInfo(),
                infrastructure(),
                etcd(),
                apiServer(),
                available(),
                degraded(),
                externalDns(),
                kms(),
                isFalse("EtcdRecoveryActive", Condition.AS_EXPECTED, ""),
                mirrored("ClusterVersionAvailable", "Available"),
                mirrored("ClusterVersionProgressing", "Progressing"),
                succeeding(),
                mirrored("ClusterVersionReleaseAccepted", "ReleaseAccepted"),
                upgradeable(),
                mirrored("ClusterVersionRetrievedUpdates", "RetrievedUpdates"),
                dataPlane(),
                connection(
                        "ControlPlaneConnectionAvailable",
                        facts.hasReadyNode(),
                        "The data plane reaches the control plane",
                        "ConfigMapNotFound",
                        "no node has reported its connection to the API server"),
                Condition.of(
                        "ConfigOperatorReconciliationSucceeded",
                        facts.clusterVersion().isPresent(),
                        "Reconciliation completed successfully",
                        "WaitingForAvailable",
                        "hosted-cluster-config-operator has not reported yet"));
    }

    private Condition releaseInfo() {
        var missing = facts.cluster().releases().flaws().missing(facts.cluster().releaseImage());
        return Condition.of(
                "ValidReleaseInfo",
                missing.isEmpty(),
                "All is well",
                "MissingReleaseImages",
                String.join(", ", missing));
    }

    /** The control plane asks for the logs of the agents on the nodes, through themselves. */
    private Condition dataPlane() {
        return connection(
                "DataPlaneConnectionAvailable",
                facts.hasReadyNode() && facts.tunnel(),
                "Hosted control plane reaches the data plane",
                "KonnectivityAgentPodsNotFound",
                facts.hasReadyNode()
                        ? "failed to read konnectivity-agent logs from data plane"
                        : "Couldn't find any konnectivity-agent running in data plane");
    }

    private Condition infrastructure() {
        return Condition.of(
                "InfrastructureReady",
                facts.endpointReady(),
                "All is well",
                "WaitingOnInfrastructureReady",
                "APIServer load balancer is not provisioned yet");
    }

    private Condition etcd() {
        if (facts.workload(Workload.ETCD).isEmpty()) {
            return isFalse("EtcdAvailable", "StatefulSetNotFound", "Etcd StatefulSet not found");
        }
        return facts.isUp(Workload.ETCD)
                ? isTrue("EtcdAvailable", "QuorumAvailable", "")
                : isFalse(
                        "EtcdAvailable",
                        "EtcdWaitingForQuorum",
                        facts.etcdVolume().orElse("Waiting for etcd to reach quorum"));
    }

    private Condition apiServer() {
        if (facts.workload(Workload.API_SERVER).isEmpty()) {
            return isFalse("KubeAPIServerAvailable", "NotFound", "Kube APIServer deployment not found");
        }
        return Condition.of(
                "KubeAPIServerAvailable",
                facts.isUp(Workload.API_SERVER),
                "Kube APIServer deployment is available",
                "WaitingForAvailable",
                "Waiting for Kube APIServer deployment to become available");
    }

    /** False with the first thing that is missing, in HyperShift's order. */
    private Condition available() {
        if (!facts.endpointReady()) {
            return infrastructure().as("Available");
        }
        if (!facts.isUp(Workload.ETCD)) {
            return etcd().as("Available");
        }
        if (!facts.isUp(Workload.API_SERVER)) {
            return apiServer().as("Available");
        }
        return Condition.of(
                "Available",
                facts.isComplete() && facts.settled(),
                "The hosted control plane is available",
                "ComponentsNotAvailable",
                "Waiting for components to be available: " + waitingFor());
    }

    private String waitingFor() {
        var missing = Workload.all().stream()
                .filter(it -> !facts.isUp(it))
                .map(Workload::name)
                .sorted()
                .toList();
        return missing.isEmpty() ? "control plane is settling" : String.join(", ", missing);
    }

    private Condition degraded() {
        var unavailable = facts.unavailable();
        if (unavailable.isEmpty()) {
            return isFalse("Degraded", Condition.AS_EXPECTED, "The hosted control plane is not degraded");
        }
        return isTrue(
                "Degraded",
                "UnavailableReplicas",
                unavailable.stream()
                        .map(it -> it + " deployment has 1 unavailable replicas")
                        .collect(Collectors.joining(", ", "[", "]")));
    }

    private Condition externalDns() {
        var host = facts.cluster().externalHost("APIServer");
        if (host.isEmpty()) {
            return isUnknown("ExternalDNSReachable", "StatusUnknown", "External DNS is not configured");
        }
        return Condition.of(
                "ExternalDNSReachable",
                facts.externalDns(),
                "All is well",
                "ExternalDNSHostNotReachable",
                "lookup " + host.get() + ": no such host");
    }

    private Condition kms() {
        return facts.cluster().resource().text("/spec/secretEncryption/type").equals("kms")
                ? isTrue("ValidAzureKMSConfig", "All is well")
                : isUnknown("ValidAzureKMSConfig", "StatusUnknown", "Azure KMS is not configured");
    }

    private Condition connection(String type, boolean isThere, String good, String reason, String bad) {
        return facts.hasNodes()
                ? Condition.of(type, isThere, good, reason, bad)
                : isUnknown(type, "NoWorkerNodesAvailable", "No worker nodes available");
    }

    private Condition mirrored(String type, String source) {
        return facts.versionCondition(source)
                .map(it -> new Condition(
                        type,
                        it.path("status").asText(),
                        reason(it),
                        it.path("message").asText()))
                .orElseGet(() -> unknown(type));
    }

    /** The version operator says nothing of it as long as nothing speaks against it. */
    private Condition upgradeable() {
        var type = "ClusterVersionUpgradeable";
        return facts.clusterVersion().isPresent()
                        && facts.versionCondition("Upgradeable").isEmpty()
                ? isTrue(type, "FromClusterVersion", "Condition not found in the CVO.")
                : mirrored(type, "Upgradeable");
    }

    /** The opposite of ClusterVersion's Failing, and its reason and message. */
    private Condition succeeding() {
        var type = "ClusterVersionSucceeding";
        return facts.versionCondition("Failing")
                .map(it -> it.path("status").asText().equals("True")
                        ? isFalse(type, reason(it), it.path("message").asText())
                        : isTrue(type, "FromClusterVersion", ""))
                .orElseGet(() -> unknown(type));
    }

    private static Condition unknown(String type) {
        return isUnknown(type, "StatusUnknown", "The hosted cluster's version is not known yet");
    }

    private static String reason(JsonNode condition) {
        return condition.path("reason").asText("FromClusterVersion");
    }
}
