package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Checks;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleSecretNameTest {
    @Test
    void a_name_is_a_namespace_and_a_secret() {
        assertThat(BundleSecretName.parse("ci/demo.bundle")).isEqualTo(new BundleSecretName("ci", "demo.bundle"));
        assertThat(BundleSecretName.parse("ci/demo")).hasToString("Secret ci/demo");
        assertThat(BundleSecretName.problems(Optional.of("ci/demo.bundle"), true))
                .isEmpty();
        assertThat(BundleSecretName.problems(Optional.empty(), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ci", "ci/", "/demo", "ci/demo/x", "CI/demo", "ci/de_mo", "c.i/demo", "ci/-demo", "ci/demo."
            })
    void anything_else_is_refused_by_the_parameters_name(String text) {
        var checks = new Checks();
        BundleSecretName.check(text, checks);
        assertThat(checks.problems())
                .singleElement()
                .satisfies(it -> assertThat(it.in(Words.PLAIN)).startsWith("bundleSecret "));
    }

    @Test
    void a_secret_needs_a_management_cluster_which_is_told_beside_what_else_is_wrong() {
        assertThat(BundleSecretName.problems(Optional.of("demo"), false))
                .extracting(it -> it.in(Words.PLAIN))
                .anySatisfy(it -> assertThat(it).contains("bundleSecret cannot be \"demo\""))
                .anySatisfy(it -> assertThat(it)
                        .contains("bundleSecret is given without managementKubeconfigFile", "Say which with"));
    }
}
