package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.hypershift.azure.foundation.Component.Scope;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against step 2 of the guide's phase 1 and HyperShift's {@code cmd/infra/azure}. */
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
                        "controlPlaneOperator",
                        "kms");
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
                        tuple("cpo", CONTRIBUTOR, Set.of(Scope.MANAGED, Scope.SECURITY_GROUP, Scope.VIRTUAL_NETWORK)),
                        tuple("kms", "12338af0-0e69-4776-bea7-57ae8d297424", Set.of()));
    }
}
