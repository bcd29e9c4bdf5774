package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.azureapi.Outside.Answer;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.failure.Words;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuerDocumentsTest {
    private static final String ISSUER = "https://demo.blob.core.windows.net/demo";
    private static final String JSON = "application/json";

    private final SigningKey key = SigningKey.generate();

    @Test
    void what_create_foundation_publishes_passes() {
        assertThat(IssuerDocuments.discovery(ISSUER, ok(OidcDocuments.discovery(ISSUER, Optional.empty())))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(IssuerDocuments.keys(key, ok(published(key))).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void bytes_of_no_kind_pass_as_ccoctl_publishes_them_and_a_page_does_not() {
        var document = OidcDocuments.discovery(ISSUER, Optional.empty());
        assertThat(IssuerDocuments.discovery(ISSUER, new Answer(200, "application/octet-stream", document))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(IssuerDocuments.discovery(ISSUER, new Answer(200, "application/json; charset=utf-8", document))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(failure(IssuerDocuments.discovery(ISSUER, new Answer(200, "text/html", document))))
                .isEqualTo("its content type is \"text/html\"");
    }

    @Test
    void an_issuer_that_differs_in_a_byte_fails() {
        assertThat(failure(
                        IssuerDocuments.discovery(ISSUER, ok(OidcDocuments.discovery(ISSUER + "/", Optional.empty())))))
                .isEqualTo("its issuer is \"%s/\" instead of \"%s\"".formatted(ISSUER, ISSUER));
    }

    @Test
    void what_is_not_served_or_no_json_fails() {
        assertThat(failure(IssuerDocuments.keys(key, new Answer(404, "application/xml", "<Error/>"))))
                .isEqualTo("who asks without a login gets status 404");
        assertThat(failure(IssuerDocuments.keys(key, ok("[]")))).isEqualTo("it is no JSON object");
    }

    @Test
    void keys_without_the_one_that_clusters_sign_with_fail() {
        assertThat(failure(IssuerDocuments.keys(key, ok("{}"))))
                .isEqualTo("it publishes no key, clusters sign with " + key.id());
        var other = published(SigningKey.generate());
        assertThat(failure(IssuerDocuments.keys(key, ok(other)))).contains("clusters sign with " + key.id());
    }

    @Test
    void a_key_of_the_right_id_with_another_content_fails() {
        var lying = published(key).replace(key.modulus(), "AQAB");
        assertThat(failure(IssuerDocuments.keys(key, ok(lying)))).contains("another modulus or exponent");
    }

    private static String published(SigningKey key) {
        return OidcDocuments.keys(key, Optional.empty(), Optional.empty());
    }

    private static Answer ok(String body) {
        return new Answer(200, JSON, body);
    }

    private static String failure(Finding<Boolean> finding) {
        assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        return finding.found().in(Words.PLAIN);
    }
}
