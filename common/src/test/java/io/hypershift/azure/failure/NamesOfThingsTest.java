package io.hypershift.azure.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NamesOfThingsTest {
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z]+([A-Z][a-z]*)*");

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void every_parameter_is_in_camel_case_and_spells_its_words(Parameter parameter) {
        assertThat(parameter.camelCase()).matches(CAMEL_CASE);
        assertThat(parameter.camelCase()).isEqualToIgnoringCase(parameter.name().replace("_", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "TTL, ttl",
        "BASE_DOMAIN, baseDomain",
        "NODE_POOL_REPLICAS, nodePoolReplicas",
        "CONTROL_PLANE_AVAILABILITY_POLICY, controlPlaneAvailabilityPolicy",
        "OIDC_ISSUER_URL, oidcIssuerUrl",
        "CA_BUNDLE_FILE, caBundleFile"
    })
    void parameters_read_like_the_flags_of_the_cli(Parameter parameter, String name) {
        assertThat(parameter.camelCase()).isEqualTo(name);
    }

    @Test
    void operations_are_the_verbs_of_the_cli() {
        assertThat(Arrays.stream(Operation.values()).map(Operation::verb))
                .contains("create-foundation", "install-operator", "create-cluster", "destroy-cluster");
    }
}
