package io.hypershift.azure.health;

import static io.hypershift.azure.health.Meaning.ofFalse;
import static io.hypershift.azure.health.Meaning.ofTrue;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import java.util.List;

/**
 * The conditions that a healthy HostedCluster on Azure has ({@code support/conditions/conditions.go} of HyperShift), causes before
 * consequences.
 */
public final class Meanings {
    /** Expected of every cluster. */
    public static final List<Meaning> ALWAYS = List.of(
            ofTrue("ReconciliationActive", "HyperShift leaves the cluster alone", "Take pausedUntil out of its spec."),
            ofTrue(
                    "ValidConfiguration",
                    "HyperShift refuses the cluster's spec",
                    "Mend what it names: often the signing key's Secret, the issuer's URL, a host name used twice or networks"
                            + " that overlap."),
            ofTrue(
                    "SupportedHostedCluster",
                    "the operator is not set up for such a cluster",
                    "Ask {}.",
                    Operation.VERIFY_OPERATOR),
            ofTrue(
                    "ValidReleaseImage",
                    "the release image cannot be used",
                    "Check {}, and that the pull secret is let into its registry.",
                    Parameter.RELEASE_IMAGE),
            ofTrue(
                    "PlatformCredentialsFound",
                    "a Secret that the cluster names is missing",
                    "{} with the same owner makes again what is missing.",
                    Operation.CREATE_CLUSTER),
            ofTrue(
                    "ValidReleaseInfo",
                    "the release's content cannot be read",
                    "Look at the control plane operator's log."),
            ofTrue(
                    "ValidHostedControlPlaneConfiguration",
                    "the configuration that HyperShift has put together is wrong",
                    "Mend spec.configuration of the HostedCluster."),
            ofTrue("ReconciliationSucceeded", "the operator fails at the cluster", "Look at the operator's log."),
            ofTrue(
                    "InfrastructureReady",
                    "a load balancer has no address, or a route no host",
                    "Look at the Services of the control plane's namespace, and at the quotas of the management cluster."),
            ofTrue(
                    "EtcdAvailable",
                    "etcd has no quorum",
                    "Look at its pods and volumes: a default StorageClass, the quota of disks, room on the nodes."),
            ofTrue(
                    "KubeAPIServerAvailable",
                    "the API server does not run, or its load balancer is not reached",
                    "Look at its pods, and whether the management cluster reaches the load balancer."),
            ofTrue(
                    "IgnitionEndpointAvailable",
                    "nodes find nothing to begin with",
                    "Look at the pods of ignition-server."),
            ofTrue("Available", "the control plane cannot be used", "Mend what the conditions before it tell."),
            ofFalse("Degraded", "parts of the control plane do not run", "Look at the pods of the control plane."),
            ofFalse(
                    "Progressing",
                    "the control plane is on its way to what it is to be",
                    "Wait until it has come there."),
            ofTrue(
                    "ConfigOperatorReconciliationSucceeded",
                    "hosted-cluster-config-operator fails inside the cluster",
                    "Look at its log in the control plane's namespace."),
            ofTrue(
                    "DataPlaneConnectionAvailable",
                    "the control plane does not reach the nodes",
                    "Look whether nodes reach konnectivity's route, and what lets them out of their network."),
            ofTrue(
                    "ControlPlaneConnectionAvailable",
                    "the nodes do not reach the API server",
                    "Look whether the API's name resolves where the nodes are."),
            ofTrue(
                    "ClusterVersionReleaseAccepted",
                    "the version operator refuses the release",
                    "Mend what it names: often a signature or a precondition."),
            ofTrue(
                    "ClusterVersionSucceeding",
                    "cluster operators fail",
                    "Look at them: without nodes, or where their identities are not let into Azure, ingress, console, registry"
                            + " and storage do not get ready."),
            ofTrue("ClusterVersionAvailable", "the release is not wholly there", "Look at the cluster operators."),
            ofFalse("ClusterVersionProgressing", "the release is on its way", "Wait until it is there."));

    /** Expected of a cluster whose API has a name that external DNS writes. */
    public static final Meaning EXTERNAL_DNS = ofTrue(
            "ExternalDNSReachable",
            "the API's name does not resolve",
            "Ask {} whether external DNS works, and look at the zone's delegation.",
            Operation.VERIFY_OPERATOR);

    /** Expected of a cluster that encrypts with a key of Azure's. */
    public static final Meaning KMS = ofTrue(
            "ValidAzureKMSConfig",
            "the key vault cannot be used",
            "Look at the roles of the cluster's kms identity, and at the vault's network.");

    private Meanings() {}
}
