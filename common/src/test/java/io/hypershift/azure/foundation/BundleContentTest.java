package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sensitive.Sensitive;
import org.junit.jupiter.api.Test;

class BundleContentTest {
    @Test
    void a_key_that_is_followed_by_another_is_set_aside_under_its_id() {
        var old = SigningKey.generate();
        var next = SigningKey.generate();

        var content = BundleContent.NONE.with(old).with(next);

        assertThat(content.key().map(SigningKey::id)).hasValue(next.id());
        assertThat(content.file("serviceaccount-signer-" + old.id() + ".private"))
                .hasValue(old.privatePem().reveal());
        assertThat(content.hasFormer(old)).isTrue();
        assertThat(content.with(next)).isEqualTo(content);
    }

    @Test
    void only_private_keys_are_secrets_and_it_tells_nothing_of_them() {
        var key = SigningKey.generate();
        var content = BundleContent.NONE.with(key).with("oidc-issuer-url", "https://example.com\n");

        assertThat(content.secrets())
                .containsExactly(Sensitive.of(key.privatePem().reveal()));
        assertThat(content)
                .hasToString(
                        "bundle of [oidc-issuer-url, serviceaccount-signer.private, serviceaccount-signer.public]");
    }
}
