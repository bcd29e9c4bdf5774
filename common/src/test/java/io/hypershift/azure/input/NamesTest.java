package io.hypershift.azure.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    static Stream<Arguments> names() {
        return Stream.of(
                table(
                        "label",
                        Names.LABEL,
                        List.of("a", "0", "pr-42", "a".repeat(63)),
                        List.of("", "-a", "a-", "A", "a.b", "a_b", "a".repeat(64), "ä", "a\n")),
                table(
                        "domain",
                        Names.DOMAIN,
                        List.of("example.com", "a.b.c.d", "xn--bcher-kva.example", ("a".repeat(60) + ".").repeat(4) + "com"),
                        List.of(
                                "",
                                "example",
                                "example.com.",
                                ".example.com",
                                "a..b",
                                "-a.com",
                                "a-.com",
                                "Example.com",
                                "a b.com",
                                "https://example.com",
                                "a".repeat(64) + ".com",
                                ("a".repeat(60) + ".").repeat(5) + "com")),
                table(
                        "resource group",
                        Names.RESOURCE_GROUP,
                        List.of("os4-common", "A(b)_c.d-e", "1", "a".repeat(90), "(x)"),
                        List.of("", "ends.", "a b", "a/b", "a".repeat(91), "a%")),
                table(
                        "infra id",
                        Names.INFRA_ID,
                        List.of("pr-42-x7k2p", "a", "a".repeat(27)),
                        List.of("", "-a", "a-", "PR-42", "a.b", "a".repeat(28))),
                table(
                        "storage account",
                        Names.STORAGE_ACCOUNT,
                        List.of("abc", "demooidc7f3k", "a".repeat(24), "123"),
                        List.of("", "ab", "a-b", "ABC", "a".repeat(25), "a_b1")),
                table(
                        "location",
                        Names.LOCATION,
                        List.of("eastus", "eastus2", "westeurope"),
                        List.of("", "East US", "EastUS", "2east", "east-us", "eu")),
                table(
                        "image",
                        Names.IMAGE,
                        List.of(
                                "quay.io/openshift-release-dev/ocp-release:4.21.0-multi",
                                "quay.io/hypershift/hypershift-operator:latest",
                                "registry.local:5000/a/b_c:1",
                                "quay.io/a/b" + DIGEST,
                                "quay.io/a/b:1.0" + DIGEST),
                        List.of(
                                "",
                                "quay.io/a/b",
                                "a:1",
                                "quay.io/a/b:",
                                "quay.io/a/b@sha256:123",
                                "quay.io/A/b:1",
                                "quay.io/a b:1",
                                "https://quay.io/a/b:1",
                                "4.21.0")),
                table(
                        "vm size",
                        Names.VM_SIZE,
                        List.of("Standard_D4s_v5", "Standard_D4ps_v5", "Basic_A1", "Standard_NC24ads_A100_v4"),
                        List.of("", "D4s_v5 ", "Standard", "Standard_", "Standard D4s v5", "4_D")),
                table(
                        "uuid",
                        Names.UUID,
                        List.of("11111111-1111-1111-1111-111111111111", "ABCDEF00-abcd-ef00-1234-0123456789ab"),
                        List.of("", "1111", "11111111111111111111111111111111", "g1111111-1111-1111-1111-111111111111")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void accepts_what_azure_and_kubernetes_accept(
            String kind, Pattern pattern, List<String> good, List<String> bad) {
        assertThat(good).as(kind).allMatch(it -> pattern.matcher(it).matches());
        assertThat(bad).as(kind).noneMatch(it -> pattern.matcher(it).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "cost center", "a.b:c", "hypershift-azure.cluster"})
    void takes_what_resource_manager_takes_for_a_tag(String name) {
        assertThat(Names.isTag(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a<b", "a>b", "a%b", "a&b", "a\\b", "a?b", "a/b", "azureTeam", "Microsoft", "windows-x"})
    void refuses_what_resource_manager_refuses_for_a_tag(String name) {
        assertThat(Names.isTag(name)).isFalse();
    }

    @Test
    void a_tag_has_at_most_512_characters() {
        assertThat(Names.isTag("t".repeat(512))).isTrue();
        assertThat(Names.isTag("t".repeat(513))).isFalse();
    }

    private static Arguments table(String kind, Pattern pattern, List<String> good, List<String> bad) {
        return Arguments.of(kind, pattern, good, bad);
    }
}
