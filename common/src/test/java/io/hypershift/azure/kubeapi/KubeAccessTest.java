package io.hypershift.azure.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeAccessTest {
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters:
            - name: hub
              cluster: {server: 'https://127.0.0.1:6443'%s}
            users:
            - name: ci
              user: {%s}
            contexts:
            - name: hub
              context: {cluster: hub, user: ci}
            current-context: hub
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            exec: {command: /bin/sh}        | has exec of user "ci" (runs a program)
            auth-provider: {name: gcp}      | has auth-provider of user "ci" (runs a program)
            tokenFile: /etc/passwd          | has tokenFile of user "ci" (reads a file)
            client-certificate: /etc/passwd | has client-certificate of user "ci" (reads a file)
            client-key: /etc/passwd         | has client-key of user "ci" (reads a file)
            """)
    void a_text_that_reaches_for_the_machine_is_refused(String login, String told) {
        assertThat(problems(text(KUBECONFIG.formatted("", login)), Optional.empty()))
                .singleElement()
                .asString()
                .startsWith("managementKubeconfigFile: credentials hub " + told);
    }

    @Test
    void so_is_a_certificate_that_lies_in_a_file() {
        var kubeconfig = KUBECONFIG.formatted(", certificate-authority: /etc/passwd", "token: abc");
        assertThat(problems(text(kubeconfig), Optional.empty()))
                .singleElement()
                .asString()
                .contains("has certificate-authority of cluster \"hub\" (reads a file)")
                .contains("--flatten");
    }

    @Test
    void users_that_the_context_does_not_choose_count_as_well() {
        var kubeconfig =
                KUBECONFIG.formatted("", "token: abc").replace("users:", "users:\n- name: b\n  user: {exec: {}}");
        assertThat(problems(text(kubeconfig), Optional.empty()))
                .singleElement()
                .asString()
                .contains("user \"b\"");
    }

    @Test
    void a_text_with_all_in_it_is_taken() {
        var kubeconfig = KUBECONFIG.formatted(", insecure-skip-tls-verify: true", "token: abc");
        assertThat(problems(text(kubeconfig), Optional.of("hub"))).isEmpty();
        assertThat(new KubeAccess(text(kubeconfig), Optional.empty(), NetworkAccess.DEFAULT)
                        .open()
                        .url())
                .isEqualTo("https://127.0.0.1:6443/");
    }

    @Test
    void fields_that_are_not_known_never_reach_the_client() throws IOException {
        var tree = io.hypershift.azure.manifest.Manifests.parse(
                        KUBECONFIG.formatted(", proxy-url: 'http://evil'", "token: abc, tokenfile: /etc/passwd"))
                .get(0)
                .tree();
        assertThat(new SelfContainedKubeconfig(tree).harmless(Optional.empty()))
                .contains("\"token\":\"abc\"")
                .doesNotContain("evil")
                .doesNotContain("passwd");
    }

    @Test
    void a_file_of_ones_own_may_name_files_and_programs() throws IOException {
        var file = Files.writeString(
                directory.resolve("kubeconfig"),
                KUBECONFIG.formatted("", "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1}"));
        assertThat(problems(Source.file(file), Optional.empty())).isEmpty();
    }

    @Test
    void a_context_that_is_not_there_is_told_with_those_that_are() throws IOException {
        var kubeconfig = KUBECONFIG.formatted("", "token: abc");
        var file = Files.writeString(directory.resolve("kubeconfig"), kubeconfig);
        for (var source : List.of(text(kubeconfig), Source.file(file))) {
            assertThat(problems(source, Optional.of("spoke")))
                    .containsExactly(
                            "managementContext: " + source.origin() + " has no context \"spoke\"\n  It has: hub");
        }
    }

    @Test
    void what_is_no_kubeconfig_is_told() {
        assertThat(problems(text("- 1"), Optional.empty()))
                .containsExactly("managementKubeconfigFile: credentials hub is no kubeconfig");
        assertThat(problems(text("a: ["), Optional.empty()))
                .containsExactly("managementKubeconfigFile: credentials hub is no kubeconfig");
        assertThat(problems(Source.none(), Optional.empty()))
                .containsExactly("managementKubeconfigFile: nowhere is not given");
    }

    private static Source text(String kubeconfig) {
        return Source.text(kubeconfig, "credentials hub");
    }

    private static List<String> problems(Source kubeconfig, Optional<String> context) {
        return new KubeAccess(kubeconfig, context, NetworkAccess.DEFAULT)
                .validate().stream()
                        .map((Problem problem) -> problem.in(Words.PLAIN))
                        .toList();
    }
}
