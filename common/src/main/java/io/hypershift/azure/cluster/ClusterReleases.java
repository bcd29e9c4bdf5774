package io.hypershift.azure.cluster;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.registry.Registries;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Versions of releases as the release itself has it, for a cluster that is there. A tag comes last: a mirror's may say anything.
 *
 * @param registries asked with the cluster's own pull secret, and only for what the cluster has not run
 */
public record ClusterReleases(KubeApi management, Supplier<Registries> registries) {
    private static final String NO_LOGIN = "{\"auths\": {}}";

    public ReleaseVersions of(Manifest hostedCluster) {
        return KnownReleases.byHistory(hostedCluster)
                .or(image -> new RegistryReleases(registries.get(), pullSecret(hostedCluster)).of(image))
                .or(KnownReleases.byTag())
                .remembered();
    }

    private Sensitive pullSecret(Manifest hostedCluster) {
        var ref = new Ref(
                "v1", "Secret", hostedCluster.ref().namespace(), hostedCluster.text("spec", "pullSecret", "name"));
        return management
                .find(ref)
                .map(it -> it.text("data", ".dockerconfigjson"))
                .filter(it -> !it.isEmpty())
                .map(it -> Sensitive.of(new String(Base64.getMimeDecoder().decode(it), StandardCharsets.UTF_8)))
                .orElseGet(() -> Sensitive.of(NO_LOGIN));
    }
}
