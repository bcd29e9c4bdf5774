package io.hypershift.azure.diagnose;

import io.hypershift.azure.cluster.CertainCause;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.diagnose.evidence.EvidenceCollector;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.rule.Judgement;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Looks for causes while clusters are waited for. The first look comes when a cluster has taken longer than most parts of one do,
 * each later one after twice the time; a cause that is certain counts when a look soon after it sees it still.
 */
public final class EarlyDiagnosis {
    /** A process remembers so many clusters that are waited for. */
    private static final int MOST = 1000;

    /** Nobody but who has made the cluster, or its foundation, ends them. */
    private static final Set<String> LASTING = Set.of(
            "private-platform-not-enabled",
            "cluster-paused",
            "pull-secret-missing",
            "pull-secret-invalid",
            "pull-secret-not-let-in",
            "signing-key-secret-wrong",
            "etcd-key-secret-missing",
            "ssh-key-secret-missing",
            "networks-overlap",
            "host-name-taken",
            "routes-not-served",
            "configuration-invalid",
            "release-image-missing",
            "release-unsupported",
            "release-content-unreadable",
            "issuer-unreachable",
            "issuer-keys-missing",
            "issuer-string-differs",
            "signing-key-not-the-issuers",
            "identity-missing",
            "credential-missing",
            "credential-issuer-differs",
            "credential-subject-differs",
            "credential-audience-differs",
            "role-missing",
            "role-of-deleted-principal",
            "resource-group-missing",
            "network-missing",
            "no-storage-class",
            "private-link-subnet-unfit",
            "encryption-at-host-not-registered",
            "disk-encryption-set-unusable",
            "marketplace-terms-not-accepted",
            "marketplace-image-missing",
            "azure-lock",
            "azure-policy-denies",
            "provider-not-registered",
            "subscription-disabled",
            "platform-image-unknown",
            "arch-mismatch",
            "version-skew",
            "machine-config-invalid",
            "machine-in-pod-network");

    private final Duration first;
    private final Map<ClusterKey, Look> looks = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClusterKey, Look> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What came of a look.
     *
     * @param next when the next one is due, by the time that is waited
     * @param code of the finding that was certain; empty where none was
     */
    private record Look(Duration next, String code) {}

    /** @param first when to look first */
    public EarlyDiagnosis(Duration first) {
        this.first = first;
    }

    /**
     * For one who waits: what is learnt and heard on the way is his.
     *
     * @param redaction takes secrets out of what is told
     */
    public CertainCause with(Supplier<EvidenceCollector> collector, UnaryOperator<String> redaction) {
        return (key, waited) -> of(collector, key, waited).map(it -> told(it).redacted(redaction));
    }

    private Optional<Finding> of(Supplier<EvidenceCollector> collector, ClusterKey key, Duration waited) {
        var last = last(key, waited);
        if (waited.compareTo(last.next()) < 0) {
            return Optional.empty();
        }
        var certain = certain(collector, key);
        var code = certain.map(Finding::code).orElse("");
        var pause = code.isEmpty() ? waited : first.dividedBy(5);
        remember(key, new Look(waited.plus(pause), code));
        return certain.filter(it -> code.equals(last.code()));
    }

    /** One who waits for less than at the last look waits for another cluster of that name, or anew. */
    private synchronized Look last(ClusterKey key, Duration waited) {
        if (waited.compareTo(first) < 0) {
            looks.remove(key);
        }
        return looks.getOrDefault(key, new Look(first, ""));
    }

    private synchronized void remember(ClusterKey key, Look look) {
        looks.put(key, look);
    }

    /** Whatever goes wrong with looking is no reason to stop waiting. */
    private static Optional<Finding> certain(Supplier<EvidenceCollector> collector, ClusterKey key) {
        try {
            var evidence = collector.get().brief(key, new Cancellation());
            return Judgement.of(evidence).findings().stream()
                    .findFirst()
                    .filter(it -> it.certainty() == Certainty.CERTAIN && LASTING.contains(it.code()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Text told(Finding finding) {
        var evidence = finding.evidence().stream().limit(2).map(EarlyDiagnosis::told);
        return Stream.concat(Stream.concat(Stream.of(finding.title()), evidence), Stream.of(finding.remedy()))
                .filter(it -> !it.isEmpty())
                .reduce((one, other) -> Text.of("{}\n{}", one, other))
                .orElse(Text.NONE);
    }

    private static Text told(Exhibit exhibit) {
        return Text.of("{}: {}", exhibit.source(), exhibit.quote());
    }
}
