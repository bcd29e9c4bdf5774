package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against phase 1 of the guide (steps 1 and 4) and HyperShift's {@code cmd/infra/azure/identities.go}. */
class IdentityNamesTest {
    private static final IdentityNames GUIDE = new IdentityNames(IdentityNaming.GUIDE, "demo-hc", "");
    private static final IdentityNames CLI = new IdentityNames(IdentityNaming.HYPERSHIFT, "demo", "k2x4p");

    @Test
    void identities_have_the_guides_names() {
        assertThat(Component.values())
                .extracting(GUIDE::identity)
                .containsExactly(
                        "demo-hc-image-registry",
                        "demo-hc-ingress",
                        "demo-hc-file-csi",
                        "demo-hc-disk-csi",
                        "demo-hc-nodepool-mgmt",
                        "demo-hc-cloud-provider",
                        "demo-hc-network",
                        "demo-hc-control-plane-operator",
                        "demo-hc-kms");
    }

    @Test
    void credentials_have_the_guides_names_and_subjects() {
        var credentials = Arrays.stream(Component.values())
                .flatMap(component -> component.accounts().stream()
                        .map(account -> tuple(GUIDE.credential(component, account), account.subject())));

        var csi = "system:serviceaccount:openshift-cluster-csi-drivers:azure-";
        assertThat(credentials)
                .containsExactlyInAnyOrder(
                        tuple("demo-hc-disk-csi-fed-id-node", csi + "disk-csi-driver-node-sa"),
                        tuple("demo-hc-disk-csi-fed-id-operator", csi + "disk-csi-driver-operator"),
                        tuple("demo-hc-disk-csi-fed-id-controller", csi + "disk-csi-driver-controller-sa"),
                        tuple("demo-hc-file-csi-fed-id-node", csi + "file-csi-driver-node-sa"),
                        tuple("demo-hc-file-csi-fed-id-operator", csi + "file-csi-driver-operator"),
                        tuple("demo-hc-file-csi-fed-id-controller", csi + "file-csi-driver-controller-sa"),
                        tuple(
                                "demo-hc-image-registry-fed-id-registry",
                                "system:serviceaccount:openshift-image-registry:registry"),
                        tuple(
                                "demo-hc-image-registry-fed-id-operator",
                                "system:serviceaccount:openshift-image-registry:cluster-image-registry-operator"),
                        tuple(
                                "demo-hc-ingress-fed-id",
                                "system:serviceaccount:openshift-ingress-operator:ingress-operator"),
                        tuple(
                                "demo-hc-cloud-provider-fed-id",
                                "system:serviceaccount:kube-system:azure-cloud-provider"),
                        tuple("demo-hc-nodepool-mgmt-fed-id", "system:serviceaccount:kube-system:capi-provider"),
                        tuple(
                                "demo-hc-network-fed-id",
                                "system:serviceaccount:openshift-cloud-network-config-controller:cloud-network-config-controller"),
                        tuple(
                                "demo-hc-control-plane-operator-fed-id",
                                "system:serviceaccount:kube-system:control-plane-operator"),
                        tuple("demo-hc-kms-fed-id", "system:serviceaccount:kube-system:kms-provider"));
    }

    @Test
    void identities_have_the_names_of_the_cli() {
        assertThat(Component.values())
                .extracting(CLI::identity)
                .containsExactly(
                        "demo-image-registry-k2x4p",
                        "demo-ingress-k2x4p",
                        "demo-file-k2x4p",
                        "demo-disk-k2x4p",
                        "demo-node-pool-mgmt-k2x4p",
                        "demo-cloud-provider-k2x4p",
                        "demo-network-k2x4p",
                        "demo-control-plane-operator-k2x4p",
                        "demo-kms-k2x4p");
    }

    @Test
    void credentials_have_the_names_of_the_cli_without_an_infra_id() {
        var credentials = Arrays.stream(Component.values())
                .flatMap(component -> component.accounts().stream().map(it -> CLI.credential(component, it)));

        assertThat(credentials)
                .containsExactlyInAnyOrder(
                        "demo-disk-fed-id-node",
                        "demo-disk-fed-id-operator",
                        "demo-disk-fed-id-controller",
                        "demo-file-fed-id-node",
                        "demo-file-fed-id-operator",
                        "demo-file-fed-id-controller",
                        "demo-image-registry-fed-id-registry",
                        "demo-image-registry-fed-id-operator",
                        "demo-ingress-fed-id",
                        "demo-cloud-provider-fed-id",
                        "demo-node-pool-mgmt-fed-id",
                        "demo-network-fed-id",
                        "demo-cpo-fed-id",
                        "demo-kms-fed-id");
    }
}
