package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Options;
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
 * @param options of {@link ClusterOptions#SET}: what of it is plain values
 * @param tags put on all resource groups beside our own tags
 * @param outputDirectory where {@code {name}.kubeconfig} and {@code {name}.events.jsonl} go
 */
public record CreateClusterRequest(
        String name,
        String namespace,
        Options options,
        ClusterFiles files,
        Trust trust,
        Map<String, String> tags,
        Ownership ownership,
        Path outputDirectory) {

    public CreateClusterRequest {
        tags = Map.copyOf(tags);
    }

    /** Everything that is wrong with the request and its files, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        return PreparedCluster.problems(this);
    }

    /** The same for one who waits for it so far. */
    public List<Problem> validate(WaitFor wanted) {
        var checks = new Checks();
        validate().forEach(checks::add);
        if (options.isGiven(Parameter.PAUSED_UNTIL) && wanted != WaitFor.NONE) {
            checks.add(Problem.of(
                            "paused",
                            "{}: a cluster that HyperShift leaves alone is waited for in vain",
                            Parameter.PAUSED_UNTIL)
                    .remedy("Give {} as well.", new Text.Setting(Parameter.WAIT_FOR, "none")));
        }
        if (wanted == WaitFor.ROLLOUT
                && options.isSound(Parameter.NODE_POOL_REPLICAS)
                && options.number(Parameter.NODE_POOL_REPLICAS) < 1) {
            checks.add(Problem.of(
                            "rollout-without-nodes",
                            "{} rollout needs nodes, on which parts of the release run",
                            Parameter.WAIT_FOR)
                    .remedy("Give {} more than 0, or wait for available.", Parameter.NODE_POOL_REPLICAS));
        }
        return checks.problems();
    }

    /** As far as the cluster can come: one that is asked for without node pools has no nodes to wait for. */
    public WaitFor reachable(WaitFor wanted) {
        return wanted == WaitFor.NODES && options.number(Parameter.NODE_POOL_REPLICAS) < 0 ? WaitFor.AVAILABLE : wanted;
    }

    /** The same with another value of an option. */
    CreateClusterRequest with(Parameter parameter, String value) {
        return new CreateClusterRequest(
                name, namespace, options.with(parameter, value), files, trust, tags, ownership, outputDirectory);
    }

    ClusterKey key() {
        return new ClusterKey(namespace, name);
    }

    Optional<String> infraId() {
        return options.find(Parameter.INFRA_ID);
    }

    String baseDomain() {
        return options.text(Parameter.BASE_DOMAIN);
    }

    /**
     * What of it is in files.
     *
     * @param pullSecret an OpenShift pull secret in JSON
     * @param sshKey a public key in OpenSSH's form, to log in to nodes as {@code core}
     * @param trustBundle certificates in PEM that the cluster trusts besides the usual ones
     * @param imageContentSources a YAML list of {@code source} and {@code mirrors}
     * @param infraJson what {@code hypershift create infra azure} has written of infrastructure that is there
     */
    public record ClusterFiles(
            Source pullSecret, Source sshKey, Source trustBundle, Source imageContentSources, Source infraJson) {

        /** What is needed, and nothing else. */
        public static ClusterFiles of(Source pullSecret) {
            return new ClusterFiles(pullSecret, Source.none(), Source.none(), Source.none(), Source.none());
        }
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
