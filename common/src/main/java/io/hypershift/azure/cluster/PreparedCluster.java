package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureCredentials;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A request that was read and found good. */
record PreparedCluster(CreateClusterRequest request, ResolvedTrust trust, Sensitive pullSecret) {

    /** Everything that is wrong with the request and its files; a Secret that holds the bundle is not read. */
    static List<Problem> problems(CreateClusterRequest request) {
        var checks = new Checks();
        var rules = new RequestRules(request, checks);
        rules.check();
        rules.pullSecret();
        BundledTrust.of(request.trust())
                .ifPresentOrElse(it -> it.check(checks), () -> ResolvedTrust.read(request.trust(), checks));
        return checks.problems();
    }

    /** Reads all files and checks all values; throws with every problem at once. */
    static PreparedCluster of(CreateClusterRequest request) {
        return of(request, request.trust());
    }

    /** The same, where the bundle in a Secret is read, too. */
    static PreparedCluster of(CreateClusterRequest request, Supplier<KubeApi> management, Consumer<Sensitive> learn) {
        var bundled = BundledTrust.of(request.trust());
        if (bundled.isEmpty()) {
            return of(request);
        }
        HyperShiftException.throwIfAny(problems(request));
        return of(request, bundled.get().read(management.get(), learn));
    }

    private static PreparedCluster of(CreateClusterRequest request, Trust given) {
        var checks = new Checks();
        var rules = new RequestRules(request, checks);
        rules.check();
        var pullSecret = rules.pullSecret();
        var trust = ResolvedTrust.read(given, checks);
        checks.throwIfAny();
        return new PreparedCluster(request, trust.orElseThrow(), Sensitive.of(pullSecret.orElseThrow()));
    }

    ClusterKey key() {
        return new ClusterKey(request.namespace(), request.name());
    }

    String location() {
        return request.placement().location().orElseGet(() -> {
            var location = trust.foundation().location();
            return location.isEmpty() ? "eastus" : location;
        });
    }

    /** The name of the foundation in names on shared scopes: its prefix, or its issuer where that is not known. */
    String foundation() {
        var prefix = trust.foundation().prefix();
        return prefix.isEmpty() ? trust.oidcIssuerUrl() : prefix;
    }

    HostedClusterManifest.Account account(AzureCredentials credentials) {
        return new HostedClusterManifest.Account(
                credentials.cloud(), credentials.subscriptionId(), credentials.tenantId());
    }
}
