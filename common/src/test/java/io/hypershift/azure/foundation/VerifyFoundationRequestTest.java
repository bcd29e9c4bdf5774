package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifyFoundationRequestTest {
    @Test
    void a_bundle_that_names_its_foundation_is_enough() {
        assertThat(problems(
                        "{\"persistentResourceGroup\": \"rg\", \"oidcIssuerUrl\": \"https://a.blob.core.windows.net/a\"}",
                        "example.com"))
                .isEmpty();
    }

    @Test
    void a_bundle_without_group_or_issuer_and_a_domain_that_is_none_are_told_together() {
        assertThat(problems("{\"oidcIssuerUrl\": \"https://a b\"}", "nodots"))
                .satisfiesExactly(
                        it -> assertThat(it).contains("does not name both resource group and issuer"),
                        it -> assertThat(it).startsWith("baseDomain cannot be \"nodots\""));
        assertThat(problems("{", "example.com")).singleElement().asString().contains("is no JSON object");
    }

    private static List<String> problems(String foundation, String baseDomain) {
        return new VerifyFoundationRequest(
                        Source.text(foundation, "foundation.json"),
                        Source.none(),
                        Source.none(),
                        Source.none(),
                        Source.none(),
                        Optional.of(baseDomain),
                        Optional.empty())
                .validate().stream().map((Problem it) -> it.in(Words.PLAIN)).toList();
    }
}
