package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.IdentityNaming;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What we make is what the guide's own commands make: they are read from the guide, and compared object by object. */
class GuideFoundationIT {
    private static final String IDENTITIES = "Microsoft.ManagedIdentity/userAssignedIdentities";
    private static final String CREDENTIALS = IDENTITIES + "/federatedIdentityCredentials";
    private static final Pattern COMPONENT = Pattern.compile("\\[\"([a-z-]+)\"]=\"");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^([A-Z_]+_MI_NAME)=\"\\$\\{CLUSTER_NAME}(-[a-z-]+)\"");
    private static final Pattern CREDENTIAL = Pattern.compile("--name \"\\$\\{([A-Z_]+)}(-fed-id[a-z-]*)\"[\\s\\S]*?"
            + "--identity-name \"\\$\\{([A-Z_]+)}\"[\\s\\S]*?--subject (\\S+)[\\s\\S]*?--audience (\\S+)");

    /** A credential: identity, name, subject and audience. */
    private record Credential(String identity, String name, String subject, String audience) {}

    @Test
    void without_the_control_plane_operators_the_identities_and_credentials_are_the_guides() {
        var guide = guide();
        try (var site = Site.in("foundation-of-the-guide")) {
            var identities =
                    new WorkloadIdentities(Optional.empty(), IdentityNaming.GUIDE, Optional.empty(), false, false);
            site.create(site.request(identities, Issuer.USUAL, Rights.on(Optional.of("example.com"))));

            assertThat(identities(site)).isEqualTo(identitiesOf(guide)).hasSize(7);
            assertThat(credentials(site)).isEqualTo(credentialsOf(guide)).hasSize(12);
        }
    }

    @Test
    void with_defaults_there_is_one_identity_and_one_credential_more() {
        var guide = guide();
        try (var site = Site.in("foundation-by-default")) {
            site.create(site.request());

            assertThat(identities(site)).containsAll(identitiesOf(guide)).hasSize(8);
            assertThat(credentials(site)).containsAll(credentialsOf(guide)).hasSize(13);
        }
    }

    private static Set<String> identities(Site site) {
        return site.sandbox().azure().store().ofType(IDENTITIES).stream()
                .map(it -> it.id().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Credential> credentials(Site site) {
        return site.sandbox().azure().store().ofType(CREDENTIALS).stream()
                .map(GuideFoundationIT::credential)
                .collect(Collectors.toSet());
    }

    private static Credential credential(Resource it) {
        var properties = it.properties();
        return new Credential(
                it.id().parent().orElseThrow().name(),
                it.id().name(),
                properties.path("subject").asText(),
                properties.at("/audiences/0").asText());
    }

    private static Set<String> identitiesOf(String guide) {
        var block = guide.substring(guide.indexOf("declare -A COMPONENTS"), guide.indexOf("declare -A CLIENT_IDS"));
        return COMPONENT
                .matcher(block)
                .results()
                .map(it -> "it-hc-" + it.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<Credential> credentialsOf(String guide) {
        Map<String, String> names = new HashMap<>();
        VARIABLE.matcher(guide).results().forEach(it -> names.put(it.group(1), "it-hc" + it.group(2)));
        return CREDENTIAL
                .matcher(guide)
                .results()
                .map(it -> new Credential(
                        names.getOrDefault(it.group(3), ""),
                        names.getOrDefault(it.group(1), "") + it.group(2),
                        it.group(4),
                        it.group(5)))
                .collect(Collectors.toSet());
    }

    private static String guide() {
        var file = Path.of(System.getProperty("hypershift.contracts", ""), "guide", "self-managed-azure.md");
        assumeTrue(Files.exists(file), "skipped: no guide in the contracts directory");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
