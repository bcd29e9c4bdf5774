package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.hypershift.azure.foundation.Component.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against phase 1 of the guide (steps 1, 2 and 4) and HyperShift's {@code cmd/infra/azure}. */
class ComponentTest {
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";

    @Test
    void keys_are_those_of_workload_identities_json_in_its_order() {
        assertThat(Component.values())
                .extracting(Component::key)
                .containsExactly(
                        "imageRegistry",
                        "ingress",
                        "file",
                        "disk",
                        "nodePoolManagement",
                        "cloudProvider",
                        "network",
                        "controlPlaneOperator");
    }

    @Test
    void identities_have_the_guides_names() {
        assertThat(Component.values())
                .extracting(component -> component.identityName("demo-hc"))
                .containsExactly(
                        "demo-hc-image-registry",
                        "demo-hc-ingress",
                        "demo-hc-file-csi",
                        "demo-hc-disk-csi",
                        "demo-hc-nodepool-mgmt",
                        "demo-hc-cloud-provider",
                        "demo-hc-network",
                        "demo-hc-control-plane-operator");
    }

    @Test
    void the_thirteen_credentials_have_the_guides_names_and_subjects() {
        var credentials = Arrays.stream(Component.values())
                .flatMap(component -> component.accounts().stream()
                        .map(account -> tuple(
                                account.credentialName(component.identityName("demo-hc")), account.subject())));

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
                                "system:serviceaccount:kube-system:control-plane-operator"));
    }

    @Test
    void roles_are_those_the_cli_assigns() {
        assertThat(Stream.of(Component.values()).map(Component::role))
                .extracting(Component.Role::component, Component.Role::definition, Component.Role::scopes)
                .containsExactlyInAnyOrder(
                        tuple("ciro", "8b32b316-c2f5-4ddf-b05b-83dacd2d08b5", Set.of(Scope.MANAGED)),
                        tuple(
                                "ingress",
                                "0336e1d3-7a87-462b-b6db-342b63f7802c",
                                Set.of(Scope.MANAGED, Scope.VIRTUAL_NETWORK, Scope.DNS_ZONE)),
                        tuple(
                                "azure-file",
                                "0d7aedc0-15fd-4a67-a412-efad370c947e",
                                Set.of(Scope.MANAGED, Scope.SECURITY_GROUP, Scope.VIRTUAL_NETWORK)),
                        tuple("azure-disk", "5b7237c5-45e1-49d6-bc18-a1f62f400748", Set.of(Scope.MANAGED)),
                        tuple("capz", CONTRIBUTOR, Set.of(Scope.MANAGED, Scope.VIRTUAL_NETWORK)),
                        tuple(
                                "cloud-provider",
                                "a1f96423-95ce-4224-ab27-4e3dc72facd4",
                                Set.of(Scope.MANAGED, Scope.SECURITY_GROUP, Scope.VIRTUAL_NETWORK)),
                        tuple(
                                "cncc",
                                "be7a6435-15ae-4171-8f30-4a343eff9e8f",
                                Set.of(Scope.MANAGED, Scope.VIRTUAL_NETWORK)),
                        tuple(
                                "cpo",
                                CONTRIBUTOR,
                                Set.of(Scope.MANAGED, Scope.SECURITY_GROUP, Scope.VIRTUAL_NETWORK)));
    }
}
