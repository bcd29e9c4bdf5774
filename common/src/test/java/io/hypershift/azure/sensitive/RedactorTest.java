package io.hypershift.azure.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t!~äöü", "with \"quotes\" and \\", "a+b/c==d e", "longer than most ??>>~~"})
    void takes_out_a_secret_and_its_encodings(String secret) throws Exception {
        redactor.learn(Sensitive.of(secret));
        var bytes = secret.getBytes(StandardCharsets.UTF_8);

        assertRedacted(secret);
        assertRedacted(Base64.getEncoder().encodeToString(bytes));
        assertRedacted(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        assertRedacted(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        var json = new JsonMapper().writeValueAsString(secret);
        assertRedacted(json.substring(1, json.length() - 1));
    }

    @Test
    void takes_out_a_file_that_ends_with_a_newline_as_a_kubernetes_secret_holds_it() {
        for (var secret : new String[] {"topsecret-1\n", "topsecret-12\n", "topsecret-123\n"}) {
            redactor.learn(Sensitive.of(secret));

            assertRedacted(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            assertRedacted(secret.strip());
        }
    }

    @Test
    void takes_out_the_lines_of_a_key_wherever_they_stand() {
        var key =
                "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA0Z3V\nabcdefghijklmnopqrst\n-----END RSA PRIVATE KEY-----\n";
        redactor.learn(Sensitive.of(key));

        assertThat(
                        redactor.redact(
                                "key: |\n    -----BEGIN RSA PRIVATE KEY-----\n    MIIEpAIBAAKCAQEA0Z3V\n    abcdefghijklmnopqrst"))
                .isEqualTo("key: |\n    -----BEGIN RSA PRIVATE KEY-----\n    ********\n    ********");
    }

    @Test
    void takes_out_the_longer_of_two_secrets_as_a_whole() {
        redactor.learn(Sensitive.of("password"));
        redactor.learn(Sensitive.of("password-and-more"));

        assertThat(redactor.redact("is password-and-more, or password")).isEqualTo("is ********, or ********");
    }

    @Test
    void leaves_all_else_alone() {
        redactor.learn(Sensitive.of("topsecret"));
        redactor.learn(Sensitive.of("true"));
        redactor.learn(Sensitive.of(""));

        assertThat(redactor.redact("it is true that nothing is secret here"))
                .isEqualTo("it is true that nothing is secret here");
    }

    private void assertRedacted(String form) {
        assertThat(redactor.redact("<" + form + ">")).isEqualTo("<********>");
    }
}
