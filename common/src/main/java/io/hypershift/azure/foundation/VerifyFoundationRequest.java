package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.JsonInput;
import java.util.List;
import java.util.Optional;

/**
 * Which foundation to check, told by its handoff bundle.
 *
 * @param foundation {@code foundation.json}
 * @param workloadIdentities {@code workload-identities.json}
 * @param signingKey {@code serviceaccount-signer.private}
 * @param externalDnsCredentials {@code azure_mgmt.json}, if external DNS is used
 * @param clusterOperationsCredentials {@code azure-credentials.json}, if there is a principal for clusters
 * @param baseDomain the public zone that clusters have their names in; when given, what clusters need of it is checked, too
 * @param bundleSecret the Secret that holds the bundle instead, as {@code namespace/name}
 */
public record VerifyFoundationRequest(
        Source foundation,
        Source workloadIdentities,
        Source signingKey,
        Source externalDnsCredentials,
        Source clusterOperationsCredentials,
        Optional<String> baseDomain,
        Optional<String> bundleSecret) {

    /** The request for a bundle that is in a Secret of the management cluster. */
    public static VerifyFoundationRequest inSecret(String bundleSecret, Optional<String> baseDomain) {
        return new VerifyFoundationRequest(
                Source.none(),
                Source.none(),
                Source.none(),
                Source.none(),
                Source.none(),
                baseDomain,
                Optional.of(bundleSecret));
    }

    /** The request for a bundle that lies in a directory. */
    public static VerifyFoundationRequest of(Bundle bundle, Optional<String> baseDomain) {
        return new VerifyFoundationRequest(
                Source.file(bundle.foundation()),
                Source.file(bundle.workloadIdentities()),
                Source.file(bundle.privateKey()),
                Source.file(bundle.externalDns()),
                Source.file(bundle.clusterOperations()),
                baseDomain,
                Optional.empty());
    }

    /** What makes it impossible to check anything, as far as it can be told without asking Azure. */
    public List<Problem> validate() {
        var checks = new Checks();
        if (bundleSecret.isPresent() && !foundation.isGiven()) { // nobody has read it yet
            BundleSecretName.check(bundleSecret.get(), checks);
        } else {
            read(checks);
        }
        baseDomain.ifPresent(it -> checks.matches(Parameter.BASE_DOMAIN, it, Names.DOMAIN, Names.DOMAIN_RULE));
        return checks.problems();
    }

    /** The same once the Secret has been read. */
    VerifyFoundationRequest with(BundleInSecret bundle) {
        return new VerifyFoundationRequest(
                bundle.ownFoundation(),
                bundle.workloadIdentities(),
                bundle.privateKey(),
                bundle.externalDns(),
                bundle.clusterOperations(),
                baseDomain,
                bundleSecret);
    }

    /** What the bundle is given with. */
    Parameter bundleParameter() {
        return bundleSecret.isPresent() ? Parameter.BUNDLE_SECRET : Parameter.BUNDLE_DIRECTORY;
    }

    Foundation read() {
        return read(new Checks()).orElseThrow();
    }

    private Optional<Foundation> read(Checks checks) {
        var read = JsonInput.object(bundleParameter(), foundation, checks).map(FoundationFile::read);
        var usable = read.filter(VerifyFoundationRequest::namesGroupAndIssuer);
        if (read.isPresent() && usable.isEmpty()) {
            checks.add(Problem.of(
                            "bundle",
                            "{}: {} does not name both resource group and issuer of a foundation",
                            bundleParameter(),
                            foundation.origin())
                    .remedy("Write it anew: {}", Operation.CREATE_FOUNDATION));
        }
        return usable;
    }

    private static boolean namesGroupAndIssuer(Foundation foundation) {
        return !foundation.persistentResourceGroup().isBlank()
                && foundation.oidcIssuerUrl().matches("https://[-a-z0-9.]+(:\\d+)?(/[-\\w.~/]*)?");
    }
}
