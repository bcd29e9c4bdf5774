package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;
import java.util.function.Consumer;

/** A handoff bundle as it was read from a Secret, whoever has put it there: by our goal, or by hand with the guide's files. */
public final class BundleInSecret {
    private final BundleSecretName name;
    private final BundleContent content;

    private BundleInSecret(BundleSecretName name, BundleContent content) {
        this.name = name;
        this.content = content;
    }

    /**
     * Reads the Secret.
     *
     * @param secret {@code namespace/name}, checked before
     * @param learn hears the secrets in it
     * @throws HyperShiftException when it is not there
     */
    public static BundleInSecret read(KubeApi management, String secret, Consumer<Sensitive> learn) {
        var name = BundleSecretName.parse(secret);
        var content = management
                .find(name.ref())
                .map(BundleContent::of)
                .orElseThrow(() -> new HyperShiftException(Problem.of(
                                "no-bundle",
                                "{}: {} is not on the management cluster {}",
                                Parameter.BUNDLE_SECRET,
                                name,
                                management.url())
                        .remedy(
                                "Let {} write it, with the same {}.",
                                Operation.CREATE_FOUNDATION,
                                Parameter.BUNDLE_SECRET)));
        content.secrets().forEach(learn);
        return new BundleInSecret(name, content);
    }

    /** {@code foundation.json}; none where a foundation was made by hand. */
    public Source foundation() {
        return file(Bundle.FOUNDATION).orElse(Source.none());
    }

    /** {@code foundation.json}, which must be there. */
    Source ownFoundation() {
        return file(Bundle.FOUNDATION).orElseThrow(() -> missing(Bundle.FOUNDATION));
    }

    public Source workloadIdentities() {
        return file(Bundle.WORKLOAD_IDENTITIES).orElseThrow(() -> missing(Bundle.WORKLOAD_IDENTITIES));
    }

    public Source privateKey() {
        return file(Bundle.PRIVATE_KEY).orElseThrow(() -> missing(Bundle.PRIVATE_KEY));
    }

    /** {@code azure_mgmt.json}; none where external DNS has no secret. */
    Source externalDns() {
        return file(Bundle.EXTERNAL_DNS).orElse(Source.none());
    }

    /** {@code azure-credentials.json}; none where there is no principal for clusters. */
    Source clusterOperations() {
        return file(Bundle.CLUSTER_OPERATIONS).orElse(Source.none());
    }

    /** The issuer's URL where no {@code foundation.json} tells it. */
    public Optional<String> oidcIssuerUrl() {
        return foundation().isGiven()
                ? Optional.empty()
                : content.file(Bundle.ISSUER_URL).map(String::strip).filter(it -> !it.isEmpty());
    }

    private Optional<Source> file(String file) {
        return content.file(file).map(it -> Source.text(it, file + " of " + name));
    }

    private HyperShiftException missing(String file) {
        return new HyperShiftException(
                Problem.of("no-bundle", "{}: {} holds no {}", Parameter.BUNDLE_SECRET, name, file)
                        .remedy(
                                "It must hold {}. {} writes it.",
                                String.join(", ", Bundle.FILES),
                                Operation.CREATE_FOUNDATION));
    }
}
