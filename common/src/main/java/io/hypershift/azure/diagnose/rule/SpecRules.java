package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_CLUSTER;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.evidence.SecretFacts;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.manifest.Condition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with the HostedCluster itself, and the Secrets that it names. */
final class SpecRules {
    private static final String VALID = "ValidConfiguration";
    private static final Pattern NETWORKS =
            Pattern.compile("overlap|\\bCIDR\\b|spec\\.networking", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST_NAME = Pattern.compile("same hostname|duplicate.*host", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROUTES =
            Pattern.compile("does not support Routes|Route API", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("signing key", Pattern.CASE_INSENSITIVE);

    private SpecRules() {}

    /** HyperShift leaves a paused cluster as it is. */
    /** As it is asked for: who should say so in a condition may not run. */
    static Optional<Finding> clusterIsPaused(Evidence it) {
        var until = it.cluster().spec("pausedUntil").asText("");
        if (!isPause(until, it.now())) {
            return Optional.empty();
        }
        var said = failing(it, "ReconciliationActive").map(condition -> seen(it, condition));
        return it.cluster()
                .hostedCluster()
                .map(cluster -> Finding.certain("cluster-paused", "HyperShift leaves the cluster alone: it is paused")
                        .seen(said.orElseGet(() -> Seen.field(cluster, "spec.pausedUntil", until)))
                        .remedy("Take pausedUntil out of the spec of HostedCluster {}.", it.key()));
    }

    /** A time that is over pauses nothing any more, nor does what is neither a time nor {@code true}. */
    private static boolean isPause(String until, Instant now) {
        try {
            return until.equalsIgnoreCase("true")
                    || (!until.isEmpty() && Instant.parse(until).isAfter(now));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static Optional<Finding> pullSecretIsMissing(Evidence it) {
        return secret(it, "pullSecret")
                .filter(known -> !known.isThere())
                .map(known -> Finding.certain(
                                "pull-secret-missing", "the cluster's pull secret {} is not there", known.name())
                        .because("Without it no image of the release can be had.")
                        .seen(told(it, known))
                        .remedy("{} with the same owner makes it again.", CREATE_CLUSTER));
    }

    static Optional<Finding> pullSecretIsInvalid(Evidence it) {
        return secret(it, "pullSecret")
                .filter(known -> known.isThere() && !known.flaw().isEmpty())
                .map(known -> Finding.certain(
                                "pull-secret-invalid", "the cluster's pull secret {} is none", known.name())
                        .because("{}.", known.flaw())
                        .seen(told(it, known))
                        .remedy(
                                "Put a pull secret from console.redhat.com into it, as type kubernetes.io/dockerconfigjson. For new"
                                        + " clusters give it with {}.",
                                Parameter.PULL_SECRET_FILE));
    }

    /** The control plane signs the tokens of service accounts with it. */
    static Optional<Finding> signingKeySecretIsWrong(Evidence it) {
        return secret(it, "serviceAccountSigningKey")
                .filter(known -> !known.isThere() || !known.flaw().isEmpty())
                .map(known -> Finding.certain(
                                "signing-key-secret-wrong",
                                known.isThere()
                                        ? "the Secret {} holds no signing key that HyperShift takes"
                                        : "the signing key's Secret {} is not there",
                                known.name())
                        .because("HyperShift wants an RSA key in PKCS#1 under \"key\".")
                        .seen(told(it, known))
                        .seen(failing(it, VALID)
                                .filter(condition ->
                                        KEY.matcher(condition.message()).find())
                                .map(condition -> seen(it, condition))
                                .stream()
                                .toList())
                        .remedy(
                                "Put the foundation's signing key into it, under \"key\": {} with the same owner makes it again"
                                        + " where it is not there.",
                                CREATE_CLUSTER));
    }

    /** Etcd encrypts secrets with it. */
    static Optional<Finding> etcdKeySecretIsMissing(Evidence it) {
        return secret(it, "secretEncryption")
                .filter(known -> !known.isThere() || !known.flaw().isEmpty())
                .map(known -> Finding.certain(
                                "etcd-key-secret-missing",
                                known.isThere()
                                        ? "the Secret {} holds no key to encrypt etcd with"
                                        : "the Secret {} with the key that etcd is encrypted with is not there",
                                known.name())
                        .because("The API server does not start without it.")
                        .seen(told(it, known))
                        .remedy(
                                "Restore it from a backup: with another key what etcd holds cannot be read. For a cluster that"
                                        + " never came up {} with the same owner makes a new one.",
                                CREATE_CLUSTER));
    }

    static Optional<Finding> sshKeySecretIsMissing(Evidence it) {
        return secret(it, "sshKey")
                .filter(known -> !known.isThere())
                .map(known -> Finding.certain(
                                "ssh-key-secret-missing",
                                "the Secret {} with the nodes' SSH key is not there",
                                known.name())
                        .because("HyperShift makes no node configuration without it.")
                        .seen(told(it, known))
                        .remedy("Make it again with the public key under \"id_rsa.pub\", or empty spec.sshKey.name."));
    }

    static Optional<Finding> networksOverlap(Evidence it) {
        return invalid(it, NETWORKS)
                .map(condition -> Finding.certain("networks-overlap", "the cluster's networks overlap")
                        .because("HyperShift refuses the cluster's spec.")
                        .seen(seen(it, condition))
                        .remedy(
                                "Networks cannot be changed in a cluster: make it anew with others in {} and {}.",
                                Parameter.CLUSTER_CIDR,
                                Parameter.SERVICE_CIDR));
    }

    static Optional<Finding> hostNameIsTaken(Evidence it) {
        return invalid(it, HOST_NAME)
                .map(condition -> Finding.certain(
                                "host-name-taken", "two services of the cluster are published under one host name")
                        .because("HyperShift refuses the cluster's spec.")
                        .seen(seen(it, condition))
                        .remedy(
                                "Give each service in spec.services of HostedCluster {} a host name of its own.",
                                it.key()));
    }

    static Optional<Finding> routesAreNotServed(Evidence it) {
        return invalid(it, ROUTES)
                .map(
                        condition -> Finding.certain(
                                        "routes-not-served",
                                        "the management cluster has no Routes, and the cluster publishes services by them")
                                .because("Only OpenShift serves them.")
                                .seen(seen(it, condition))
                                .remedy(
                                        "Take an OpenShift cluster as management cluster, or publish the services by load balancers."));
    }

    /** Whatever else HyperShift finds wrong with a spec. */
    static Optional<Finding> configurationIsInvalid(Evidence it) {
        return failing(it, VALID)
                .map(condition -> Finding.certain("configuration-invalid", "HyperShift refuses the cluster's spec")
                        .seen(seen(it, condition))
                        .remedy("Mend what it names in HostedCluster {}.", it.key()));
    }

    static Optional<Condition> failing(Evidence it, String type) {
        return it.cluster().failing(type);
    }

    static Exhibit seen(Evidence it, Condition condition) {
        return Seen.condition(it.cluster().hostedCluster().orElseThrow(), condition);
    }

    private static Optional<Condition> invalid(Evidence it, Pattern told) {
        return failing(it, VALID)
                .filter(condition -> told.matcher(condition.message()).find());
    }

    private static Optional<SecretFacts> secret(Evidence it, String use) {
        return it.secrets().stream()
                .filter(known -> known.use().equals(use))
                .filter(known -> !known.isThere() || !known.flaw().isEmpty())
                .findFirst();
    }

    private static Exhibit told(Evidence it, SecretFacts known) {
        return new Exhibit(
                "Secret " + it.key().namespace() + "/" + known.name(),
                known.isThere() ? known.flaw() + "; its entries: " + String.join(", ", known.keys()) : "not found");
    }
}
