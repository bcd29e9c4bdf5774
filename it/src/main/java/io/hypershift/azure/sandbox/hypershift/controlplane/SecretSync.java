package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import java.util.Optional;

/**
 * The Secrets that a HostedCluster refers to, which its control plane gets copies of (HyperShift 3ee9615,
 * hypershift-operator/controllers/hostedcluster: reconcileSecretEncryptionSync, reconcileSSHKeySync).
 *
 * @param critical what is wrong with those without which nothing goes on
 * @param other what is wrong with the others
 */
record SecretSync(Optional<String> critical, Optional<String> other) {
    /** What is not done where something critical fails. */
    static final String BLOCKED =
            "KubeconfigAndPasswordSync, PlatformOIDCAndCSI, MonitoringAndCLISecrets, OperatorDeployments";

    private static final String ETCD_KEY = "/spec/secretEncryption/aescbc/activeKey/name";
    private static final String SSH_KEY = "/spec/sshKey/name";

    static SecretSync of(HostedCluster cluster, KubeApi api) {
        return new SecretSync(
                missing(cluster, api, ETCD_KEY)
                        .map(it ->
                                ("critical error: failed to get active aescbc secret %1$s: Secret \"%1$s\" not found;"
                                                + " blocked operations: [%2$s]")
                                        .formatted(it, BLOCKED)),
                missing(cluster, api, SSH_KEY)
                        .map("failed to get hostedcluster SSHKey secret %1$s: Secret \"%1$s\" not found"::formatted));
    }

    private static Optional<String> missing(HostedCluster cluster, KubeApi api, String pointer) {
        return Optional.of(cluster.resource().text(pointer))
                .filter(it -> !it.isEmpty())
                .filter(it -> api.get(Kind.SECRET, cluster.namespace(), it).isEmpty());
    }

    /** What the operator reports of all; what else is wrong does not count beside what nothing goes on without. */
    Optional<String> problem(Optional<String> configuration) {
        return critical.or(() -> both(other, configuration));
    }

    /** As Kubernetes' libraries tell several errors. */
    private static Optional<String> both(Optional<String> one, Optional<String> another) {
        return one.isPresent() && another.isPresent()
                ? Optional.of("[" + one.get() + ", " + another.get() + "]")
                : one.or(() -> another);
    }
}
