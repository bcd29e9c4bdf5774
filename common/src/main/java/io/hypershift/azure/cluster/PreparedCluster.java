package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureCredentials;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A request that was read and found good.
 *
 * @param infraJson infrastructure that is there already, where such is given
 */
record PreparedCluster(
        CreateClusterRequest request, ResolvedTrust trust, FileContents files, Optional<InfraJson> infraJson) {

    /** Everything that is wrong with the request and its files; a Secret that holds the bundle is not read. */
    static List<Problem> problems(CreateClusterRequest request) {
        var checks = new Checks();
        var infra = infraJson(request, checks);
        RequestRules.check(request, infra, checks);
        files(request, checks);
        BundledTrust.of(request.trust())
                .ifPresentOrElse(it -> it.check(checks), () -> trust(request, request.trust(), infra, checks));
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
        var infra = infraJson(request, checks);
        RequestRules.check(request, infra, checks);
        var files = files(request, checks);
        var trust = trust(request, given, infra, checks);
        checks.throwIfAny();
        return new PreparedCluster(request, trust.orElseThrow(), files.orElseThrow(), infra);
    }

    private static Optional<InfraJson> infraJson(CreateClusterRequest request, Checks checks) {
        var source = request.files().infraJson();
        return source.isGiven() ? InfraJson.read(source, checks) : Optional.empty();
    }

    private static Optional<FileContents> files(CreateClusterRequest request, Checks checks) {
        return FileContents.read(request.files(), request.options().isOn(Parameter.GENERATE_SSH), checks);
    }

    /** On infrastructure that is there, the identities are those that it was made for, as in the CLI. */
    private static Optional<ResolvedTrust> trust(
            CreateClusterRequest request, Trust given, Optional<InfraJson> infra, Checks checks) {
        var trust = infra.isPresent()
                ? ResolvedTrust.read(given, infra.get().clientIds(), checks)
                : ResolvedTrust.read(given, checks);
        trust.ifPresent(it -> TrustRules.check(request.options(), it, checks));
        return trust;
    }

    /** The same of a certain release. */
    PreparedCluster of(String releaseImage) {
        return new PreparedCluster(request.with(Parameter.RELEASE_IMAGE, releaseImage), trust, files, infraJson);
    }

    ClusterKey key() {
        return request.key();
    }

    String releaseImage() {
        return request.options().text(Parameter.RELEASE_IMAGE);
    }

    String location() {
        return infraJson.map(it -> it.infra().location()).orElseGet(this::wantedLocation);
    }

    private String wantedLocation() {
        return request.options().find(Parameter.LOCATION).orElseGet(() -> {
            var location = trust.foundation().location();
            return location.isEmpty() ? "eastus" : location;
        });
    }

    /** Where the cluster is to lie, or lies already. */
    InfraSource infra() {
        return infraJson.isPresent() ? infraJson.get() : new WantedInfra(request, location()).infra();
    }

    /** The name of the foundation in names on shared scopes: its prefix, or its issuer where that is not known. */
    String foundation() {
        var prefix = trust.foundation().prefix();
        return prefix.isEmpty() ? trust.oidcIssuerUrl() : prefix;
    }

    /**
     * Who signs in to Azure: HostedCluster's CRD wants an image registry's client id also where its capability is disabled, but
     * nobody uses that ({@code cmd/infra/azure/rbac.go}).
     */
    Map<Component, String> clientIds() {
        var ids = new EnumMap<Component, String>(Component.class);
        ids.putAll(trust.clientIds());
        if (request.options().items(Parameter.DISABLE_CLUSTER_CAPABILITIES).contains("ImageRegistry")) {
            ids.remove(Component.IMAGE_REGISTRY);
        }
        return ids;
    }

    InitialNodePools nodePools() {
        return new InitialNodePools(key(), request.options());
    }

    HostedClusterManifest.Account account(AzureCredentials credentials) {
        return new HostedClusterManifest.Account(
                credentials.cloud(), credentials.subscriptionId(), credentials.tenantId());
    }
}
