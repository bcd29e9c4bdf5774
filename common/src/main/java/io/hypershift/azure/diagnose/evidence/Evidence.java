package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.diagnose.finding.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one cluster.
 *
 * @param now by the management cluster's clock
 * @param operatorNamespace where HyperShift's operator runs
 * @param secrets those that the HostedCluster names
 * @param issuer empty where the cluster names none, or it was not looked at
 * @param gaps what could not be collected
 */
public record Evidence(
        ClusterKey key,
        Instant now,
        String operatorNamespace,
        KubernetesObjects management,
        List<SecretFacts> secrets,
        Logs logs,
        AzureFacts azure,
        Optional<IssuerFacts> issuer,
        Names names,
        Inside inside,
        List<Gap> gaps) {

    public Evidence {
        secrets = List.copyOf(secrets);
        gaps = List.copyOf(gaps);
    }

    /** The cluster's own objects on the management cluster, under the names that HyperShift gives them. */
    public ClusterView cluster() {
        return new ClusterView(key, management);
    }
}
