package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hosted cluster that is wanted.
 *
 * @param name an RFC 1123 label; also the name of the HostedCluster and of its lease
 * @param namespace the namespace of the hosted clusters on the management cluster, made when absent
 * @param infraId the infra ID; made from the name unless given
 * @param baseDomain a public Azure DNS zone of the subscription: the cluster's applications are at {@code
 *     *.apps.{name}.{baseDomain}}
 * @param releaseImage the OpenShift release to run, best a multi-arch one
 * @param pullSecret an OpenShift pull secret in JSON
 * @param outputDirectory where {@code {name}.kubeconfig} and {@code {name}.events.jsonl} go
 */
public record CreateClusterRequest(
        String name,
        String namespace,
        Optional<String> infraId,
        String baseDomain,
        String releaseImage,
        Source pullSecret,
        Trust trust,
        Nodes nodes,
        Networking networking,
        ControlPlane controlPlane,
        Placement placement,
        Ownership ownership,
        Path outputDirectory) {

    /** Everything that is wrong with the request and its files, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        return PreparedCluster.problems(this);
    }

    /**
     * Who the cluster's components are in Azure, and whose tokens Azure trusts: what phase 1 handed over.
     *
     * @param foundation {@code foundation.json}; may be missing where a foundation was made by hand
     * @param workloadIdentities {@code workload-identities.json}
     * @param signingKey the issuer's RSA key as PKCS#1 PEM
     * @param oidcIssuerUrl the issuer's URL; the foundation's unless given
     * @param bundleSecret the Secret of the management cluster, as {@code namespace/name}, that has what else is not given
     */
    public record Trust(
            Source foundation,
            Source workloadIdentities,
            Source signingKey,
            Optional<String> oidcIssuerUrl,
            Optional<String> bundleSecret) {

        /** What is at hand. */
        public Trust(Source foundation, Source workloadIdentities, Source signingKey, Optional<String> oidcIssuerUrl) {
            this(foundation, workloadIdentities, signingKey, oidcIssuerUrl, Optional.empty());
        }
    }

    /**
     * The cluster's node pool.
     *
     * @param replicas how many nodes
     * @param instanceType the Azure VM size; the CLI's default for the architecture unless given
     * @param rootDiskSize in GiB
     * @param arch {@code amd64} or {@code arm64}
     */
    public record Nodes(int replicas, Optional<String> instanceType, int rootDiskSize, String arch) {
        /** The VM size as given, else the CLI's default. */
        public String vmSize() {
            return instanceType.orElse(arch.equals("arm64") ? "Standard_D4ps_v5" : "Standard_D4s_v5");
        }
    }

    /**
     * The cluster's inner networks.
     *
     * @param clusterCidr the pods' network
     * @param serviceCidr the services' network
     */
    public record Networking(String networkType, String clusterCidr, String serviceCidr) {}

    /**
     * The control plane on the management cluster.
     *
     * @param availabilityPolicy {@code SingleReplica} or {@code HighlyAvailable}; cannot be changed later
     * @param etcdStorageSize a Kubernetes quantity such as {@code 8Gi}
     */
    public record ControlPlane(String availabilityPolicy, String etcdStorageSize) {}

    /**
     * Where in Azure the cluster lies.
     *
     * @param location the region; the foundation's unless given
     * @param tags put on all resource groups beside our own tags
     */
    public record Placement(Optional<String> location, Map<String, String> tags) {
        public Placement {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * Whose the cluster is, and for how long.
     *
     * @param owner a build: the same owner may repeat, extend and destroy
     * @param source where the build is, for those who find the cluster later
     * @param ttl after this long anybody may remove the cluster
     * @param gracePeriod how long HyperShift gets to clean up by itself when the cluster is taken back
     * @param keepOnFailure how long a cluster that failed is kept for whoever wants to see why; it is taken back unless given
     */
    public record Ownership(
            String owner, String source, Duration ttl, Duration gracePeriod, Optional<Duration> keepOnFailure) {

        /** Of a cluster that is taken back when it fails. */
        public Ownership(String owner, String source, Duration ttl, Duration gracePeriod) {
            this(owner, source, ttl, gracePeriod, Optional.empty());
        }
    }
}
