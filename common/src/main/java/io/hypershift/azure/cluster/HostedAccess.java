package io.hypershift.azure.cluster;

import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import java.util.Optional;

/** The way to the API of hosted clusters: with their administrators' kubeconfigs, through the same network as to all else. */
public record HostedAccess(NetworkAccess network) {

    /** A client, which the caller closes. Nothing is sent yet. */
    public KubeApi open(AdministratorKubeconfig kubeconfig) {
        var origin = "the kubeconfig of cluster " + kubeconfig.key().name();
        return new KubeAccess(Source.text(kubeconfig.content().reveal(), origin), Optional.empty(), network).open();
    }
}
