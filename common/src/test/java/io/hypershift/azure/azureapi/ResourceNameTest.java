package io.hypershift.azure.azureapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {
    private static final String SUBNET =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n";

    @Test
    void an_id_is_taken_apart() {
        var name = ResourceName.parse(SUBNET).orElseThrow();

        assertThat(name)
                .isEqualTo(new ResourceName("s", "g", "Microsoft.Network/virtualNetworks/subnets", List.of("v", "n")));
        assertThat(name.name()).isEqualTo("n");
        assertThat(name.groupId()).isEqualTo("/subscriptions/s/resourceGroups/g");
    }

    @Test
    void azure_spells_as_it_likes() {
        assertThat(ResourceName.parse(SUBNET.replace("resourceGroups", "resourcegroups"), CustomerNetworks.SUBNET))
                .isPresent();
        assertThat(ResourceName.parse(SUBNET.replace("Microsoft", "microsoft"), CustomerNetworks.SUBNET))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "/subscriptions/s/resourceGroups/g",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets"
            })
    void what_names_no_resource_in_a_group_is_none(String id) {
        assertThat(ResourceName.parse(id)).isEmpty();
    }

    @Test
    void the_type_must_be_the_wanted_one() {
        assertThat(ResourceName.parse(SUBNET, CustomerNetworks.NETWORK)).isEmpty();
    }
}
