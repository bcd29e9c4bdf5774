package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class ResolvedTrustTest {
    private static final String ISSUER = "https://demooidc7f3k.blob.core.windows.net/demooidc7f3k";
    private static final SigningKey KEY = SigningKey.generate();

    private final Checks checks = new Checks();

    @Test
    void reads_what_phase_1_handed_over() {
        var trust = read(foundation(), identities("controlPlaneOperator"), key(), Optional.empty())
                .orElseThrow();

        assertThat(trust.oidcIssuerUrl()).isEqualTo(ISSUER);
        assertThat(trust.signingKey().id()).isEqualTo(KEY.id());
        assertThat(trust.clientIds()).hasSize(7).doesNotContainKey(Component.CONTROL_PLANE_OPERATOR);
        assertThat(trust.foundation().prefix()).isEqualTo("demo");
    }

    @Test
    void needs_no_foundation_file_where_the_issuer_is_given() {
        var trust =
                read(Source.none(), identities(""), key(), Optional.of(ISSUER)).orElseThrow();

        assertThat(trust.oidcIssuerUrl()).isEqualTo(ISSUER);
        assertThat(trust.clientIds()).hasSize(8);
    }

    @Test
    void tells_all_that_is_wrong_with_the_files_at_once() {
        var wrongKey = Source.text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "key.pem");
        var broken = Source.text("{", "foundation.json");

        assertThat(read(broken, identities("ingress"), wrongKey, Optional.empty()))
                .isEmpty();

        assertThat(checks.problems())
                .extracting(
                        problem -> problem.in(Words.PLAIN).lines().findFirst().orElse(""))
                .containsExactlyInAnyOrder(
                        "bundleDirectory: foundation.json is no JSON object (line 1, column 2)",
                        "workloadIdentitiesFile: ingress.clientID has no client id (a UUID)",
                        "signingKeyFile: key.pem is no PEM block \"RSA PRIVATE KEY\" but BEGIN PRIVATE KEY",
                        "oidcIssuerUrl is not given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://a.example/b", "https://a.example/b/", "a.example", "https://", "https:///b", "not a url"
            })
    void an_issuer_must_be_byte_for_byte_an_https_url(String url) {
        read(Source.none(), identities(""), key(), Optional.of(url));

        assertThat(checks.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Words.PLAIN)).startsWith("oidcIssuerUrl cannot be"));
    }

    private Optional<ResolvedTrust> read(Source foundation, Source identities, Source key, Optional<String> issuer) {
        return ResolvedTrust.read(new Trust(foundation, identities, key, issuer), checks);
    }

    private static Source foundation() {
        return Source.text("{\"prefix\": \"demo\", \"oidcIssuerUrl\": \"" + ISSUER + "\"}", "foundation.json");
    }

    private static Source key() {
        return Source.text(KEY.privatePem().reveal(), "serviceaccount-signer.private");
    }

    private static Source identities(String without) {
        var text = Arrays.stream(Component.values())
                .filter(component -> !component.key().equals(without))
                .map(component ->
                        "\"" + component.key() + "\": {\"clientID\": \"a0000000-0000-0000-0000-000000000001\"}")
                .collect(Collectors.joining(", ", "{", "}"));
        return Source.text(text, "workload-identities.json");
    }
}
