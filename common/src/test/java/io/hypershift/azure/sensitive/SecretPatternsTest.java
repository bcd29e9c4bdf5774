package io.hypershift.azure.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPatternsTest {
    private static final String JWT = encoded("{\"alg\":\"RS256\",\"kid\":\"x\"}") + "."
            + encoded("{\"sub\":\"system:serviceaccount:a:b\"}") + ".c2lnbmF0dXJlLXNpZ25hdHVyZQ";
    private static final String APPLICATION_SECRET = "abc8Q~" + "dEfGhIjKlMnOpQrStUvWxYz0123456_-.a";
    private static final String BODY = "MIIEpAIBAAKCAQEAx7Vn0aFHq3TtYb1bJkzWq0cVv2mLr8sPqTuNwXyZaBcDeFgH";
    private static final String SHORT_BODY = "kLmNoPqRsTuVwXyZ012345==";
    private static final String KEY =
            "-----BEGIN RSA PRIVATE KEY-----\n" + BODY + "\n" + SHORT_BODY + "\n-----END RSA PRIVATE KEY-----";
    private static final String PULL_SECRET = "{\"auths\":{\"quay.io\":{\"auth\":\""
            + Base64.getEncoder().encodeToString("robot+ci:pa55w0rd".getBytes(StandardCharsets.UTF_8))
            + "\",\"email\":\"\"}}}";
    private static final String SIGNATURE = "4WUWhzlGm8eJ2ZbnBTtxDn6v0B8hzyGnTqMvN8nFxyg%3D";

    /** A text, and what must not be left of it. */
    static Stream<Arguments> secrets() {
        return Stream.of(
                Arguments.of("token in a log: " + JWT + " (expired)", "c2lnbmF0dXJl"),
                Arguments.of("Cookie%3A%20" + JWT, "eyJ"),
                Arguments.of("{\"jwt\":\"" + JWT + "\"}", "eyJ"),
                Arguments.of("created " + APPLICATION_SECRET + " for app", "8Q~"),
                Arguments.of("{\"clientSecret\": \"x-y\"}", "x-y"),
                Arguments.of("{\\\"aadClientSecret\\\":\\\"pl ain\\\"}", "pl ain"),
                Arguments.of("{\\\\\\\"client_secret\\\\\\\":\\\\\\\"deep1\\\\\\\"}", "deep1"),
                Arguments.of("client_id=1&client_secret=a%2Bb.c&scope=x", "a%2Bb.c"),
                Arguments.of("AZURE_CLIENT_SECRET=hush", "hush"),
                Arguments.of("azure:\n  clientSecret: hush\n  tenantId: t", "hush"),
                Arguments.of(
                        "https://a.blob.core.windows.net/c/b?sv=2024-11-04&se=2026&sr=c&sig=" + SIGNATURE, SIGNATURE),
                Arguments.of("url=\\u0026sig=" + SIGNATURE + "\\u0026sv=2024", SIGNATURE),
                Arguments.of("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=Zm9vYmFy+/8=;E=1", "Zm9vYmFy"),
                Arguments.of("users:\n- name: admin\n  user:\n    token: abc\n", "abc"),
                Arguments.of("    password: open,sesame", "sesame"),
                Arguments.of("    client-key-data: TFMwdExTMUNSVWRKVGlCU1U=", "TFMwd"),
                Arguments.of("{\"client-key-data\":\"TFMwdExTMUNSVWRKVGlCU1U=\"}", "TFMwd"),
                Arguments.of(PULL_SECRET, "cm9ib3Q"),
                Arguments.of(PULL_SECRET.replace("\"", "\\\""), "cm9ib3Q"),
                Arguments.of(
                        ".dockerconfigjson: " + base64(PULL_SECRET),
                        base64(PULL_SECRET).substring(0, 20)),
                Arguments.of(
                        "x " + base64(base64(PULL_SECRET)),
                        base64(base64(PULL_SECRET)).substring(0, 20)),
                Arguments.of("Authorization: Bearer sha-abc-123", "sha-abc"),
                Arguments.of("headers: map[Authorization:[Basic dXNlcjpwYXNz]]", "dXNlcjp"),
                Arguments.of("{\"authorization\":\"bearer zzz\"}", "zzz"),
                Arguments.of("kubeadmin: aB3dE-fGh1J-kLmN2-pQr5T", "aB3dE"),
                Arguments.of("sha256~Zx0Yw1Vu2Ts3Rq4Po5Nm6Lk7Ji8Hg9Fe0Dc1Ba2", "Zx0Yw1"),
                Arguments.of("proxy http://jenkins:s3cret@proxy.example.com:3128", "s3cret"),
                Arguments.of(KEY, BODY.substring(0, 16)),
                Arguments.of(KEY.replace("\n", "\\n"), SHORT_BODY),
                Arguments.of("{\"key\":\"" + KEY.replace("\n", "\\\\n") + "\"}", SHORT_BODY),
                Arguments.of("  key: |\n    " + KEY.replace("\n", "\n    "), SHORT_BODY),
                Arguments.of(
                        "2026-01-02T03:04:05.678Z " + KEY.replace("\n", "\n2026-01-02T03:04:05.678Z "), SHORT_BODY),
                Arguments.of("t stdout F " + KEY.replace("\n", "\n2026-01-02T03:04:05Z stdout F "), SHORT_BODY),
                Arguments.of(KEY.substring(0, KEY.indexOf("-----END")), SHORT_BODY),
                Arguments.of(KEY.substring(0, 60), KEY.substring(40, 60)),
                Arguments.of("...\n" + KEY.substring(KEY.indexOf("MII")), SHORT_BODY),
                Arguments.of("...\n" + KEY.substring(KEY.indexOf("MII")), BODY),
                Arguments.of("a: " + KEY.substring(KEY.indexOf("MII")).replace("\n", "\\n"), SHORT_BODY),
                Arguments.of(
                        KEY.replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0A1B\n\nM"),
                        SHORT_BODY),
                Arguments.of("tls.key: " + base64(KEY), base64(KEY).substring(0, 20)));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void what_looks_like_a_secret_is_taken_out(String text, String secret) {
        assertThat(text).contains(secret);
        assertThat(new Redactor().redactAll(text)).doesNotContain(secret).contains(Sensitive.PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uid: 0f1d2c3b-4a59-6877-8695-a4b3c2d1e0f9",
                "image: quay.io/openshift/origin@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v",
                "\"integrity\": \"sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==\"",
                "time=\"2026-01-02T03:04:05.678901234Z\" level=info msg=\"token expired, password is wrong\"",
                "error: token: Unauthorized",
                "invalid token: expected a string",
                "password: must be set by an administrator",
                "the secret kubeadmin-password in namespace clusters-pr-42",
                "kubeadminPassword:\n  name: pr-42-kubeadmin-password",
                "pod aws-ebs-csi-driver-controller-7d4f9c8b6d-x2x9k is running",
                "{\"tokenFile\": \"/var/run/secrets/openshift/serviceaccount/token\"}",
                "azure_federated_token_file: /var/run/secrets/token",
                "{\"password\": null, \"token\": \"\", \"clientSecret\": \"$(SECRET)\"}",
                "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx7Vn0aFHq3TtYb1bJkzW\n-----END PUBLIC KEY-----",
                "no block \"-----BEGIN RSA PRIVATE KEY-----\" found in this file",
                "authorization: Webhook",
                "apiVersion: rbac.authorization.k8s.io/v1",
                "listening on https://[::]:6443 and http://10.0.0.1:8080/healthz",
                "mail to https://example.com:443/user@example.com",
                "I0102 03:04:05.678901       1 leaderelection.go:257] attempting to acquire lease",
                "auth: disabled",
                "config=x&sig=1234567890123456789",
                "hello-world-again-woops",
                "resourceVersion: \"123456\"\ngeneration: 2",
            })
    void harmless_text_stays(String text) {
        assertThat(new Redactor().redactAll(text)).isEqualTo(text);
    }

    @Test
    void a_public_certificate_stays_plain_and_in_base64() {
        var certificate = "-----BEGIN CERTIFICATE-----\n" + (BODY + "\n").repeat(20) + "-----END CERTIFICATE-----\n";
        var text = certificate + "tls.crt: " + base64(certificate) + "\ncertificate-authority-data: "
                + base64(certificate);

        assertThat(new Redactor().redactAll(text)).isEqualTo(text);
    }

    @Test
    void a_log_goes_on_after_a_key_that_was_cut_off() {
        var log = "before\n" + KEY.substring(0, 80) + "\n2026-01-02T03:04:05Z the server is started\n";

        assertThat(new Redactor().redactAll(log))
                .isEqualTo("before\n" + Sensitive.PLACEHOLDER + "\n2026-01-02T03:04:05Z the server is started\n");
    }

    @Test
    void what_is_around_a_secret_stays() {
        assertThat(new Redactor().redactAll("{\"password\":\"a\\\"b\",\"user\":\"c\"}"))
                .isEqualTo("{\"password\":\"" + Sensitive.PLACEHOLDER + "\",\"user\":\"c\"}");
    }

    @Test
    void known_secrets_are_found_in_base64_of_what_holds_them() {
        var redactor = new Redactor();
        redactor.learn(Sensitive.of("correct horse battery"));

        assertThat(redactor.redactAll("x " + base64("phrase is <correct horse battery>, keep it")))
                .isEqualTo("x " + Sensitive.PLACEHOLDER);
    }

    @Test
    void plain_redaction_takes_out_no_more_than_it_was_told() {
        assertThat(new Redactor().redact("password=x " + JWT)).isEqualTo("password=x " + JWT);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
