package io.hypershift.azure.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.input.TrustedCertificates;
import io.hypershift.azure.manifest.JsonInput;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request's files hold.
 *
 * @param sshKey the public key that is given
 * @param hasSshKey whether there is to be a key to nodes, given or made
 */
record FileContents(
        Sensitive pullSecret,
        Optional<String> sshKey,
        boolean hasSshKey,
        Optional<String> trustBundle,
        Optional<ArrayNode> imageContentSources) {

    private static final Pattern PUBLIC_KEY =
            Pattern.compile("(ssh-(rsa|ed25519)|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{40,}={0,3}( .*)?");
    private static final int MOST_SOURCES = 255;

    /** Reads the files; empty where one that is needed is wrong, which the checks have been told then. */
    static Optional<FileContents> read(ClusterFiles files, boolean generateSsh, Checks checks) {
        var pullSecret = JsonInput.object(Parameter.PULL_SECRET_FILE, files.pullSecret(), checks)
                .filter(json -> isPullSecret(json, files.pullSecret(), checks))
                .flatMap(json ->
                        checks.content(Parameter.PULL_SECRET_FILE, files.pullSecret())); // as it is, as in the CLI
        var sshKey = content(Parameter.SSH_KEY_FILE, files.sshKey(), checks);
        sshKey.ifPresent(it -> checkPublicKey(it.strip(), files.sshKey(), checks));
        if (files.sshKey().isGiven() && generateSsh) {
            checks.add(Problem.of("both", "{} and {} are both given", Parameter.SSH_KEY_FILE, Parameter.GENERATE_SSH)
                    .remedy("Give one of them."));
        }
        var trustBundle = content(Parameter.ADDITIONAL_TRUST_BUNDLE_FILE, files.trustBundle(), checks);
        trustBundle
                .filter(it -> !TrustedCertificates.areIn(it))
                .ifPresent(it -> checks.add(Problem.of(
                        "trust-bundle",
                        "{}: {} holds no PEM certificates",
                        Parameter.ADDITIONAL_TRUST_BUNDLE_FILE,
                        files.trustBundle().origin())));
        var sources = content(Parameter.IMAGE_CONTENT_SOURCES_FILE, files.imageContentSources(), checks)
                .flatMap(it -> imageContentSources(it, files.imageContentSources(), checks));
        return pullSecret.map(it ->
                new FileContents(Sensitive.of(it), sshKey, sshKey.isPresent() || generateSsh, trustBundle, sources));
    }

    private static Optional<String> content(Parameter parameter, Source source, Checks checks) {
        return source.isGiven() ? checks.content(parameter, source) : Optional.empty();
    }

    private static boolean isPullSecret(ObjectNode json, Source source, Checks checks) {
        var auths = json.path("auths");
        if (auths.isObject() && !auths.isEmpty()) {
            return true;
        }
        checks.add(Problem.of(
                        "pull-secret",
                        auths.isObject()
                                ? "{}: {} is no pull secret: its field auths names no registry"
                                : "{}: {} is no pull secret: it has no field auths",
                        Parameter.PULL_SECRET_FILE,
                        source.origin())
                .remedy("Download yours from the OpenShift console's downloads page."));
        return false;
    }

    private static void checkPublicKey(String key, Source source, Checks checks) {
        if (key.contains("PRIVATE KEY")) {
            checks.add(Problem.of("ssh-key", "{}: {} is a private key", Parameter.SSH_KEY_FILE, source.origin())
                    .remedy("Give the public one, whose file's name mostly ends in .pub."));
        } else if (!key.lines().allMatch(line -> PUBLIC_KEY.matcher(line).matches())) {
            checks.add(Problem.of(
                            "ssh-key",
                            "{}: {} is no public key in OpenSSH's form",
                            Parameter.SSH_KEY_FILE,
                            source.origin())
                    .remedy("It must be like: ssh-ed25519 AAAA... comment"));
        }
    }

    private static Optional<ArrayNode> imageContentSources(String yaml, Source source, Checks checks) {
        try {
            if (Manifests.parseYaml(yaml) instanceof ArrayNode list
                    && list.size() <= MOST_SOURCES
                    && list.valueStream().allMatch(FileContents::isImageContentSource)) {
                return Optional.of(list);
            }
        } catch (JsonProcessingException e) {
            // told like any other text that is no such list
        }
        checks.add(Problem.of(
                        "image-content-sources",
                        "{}: {} is no list of sources with their mirrors",
                        Parameter.IMAGE_CONTENT_SOURCES_FILE,
                        source.origin())
                .remedy("Each item must be like: {source: quay.io/a, mirrors: [registry.example.com/a]}"));
        return Optional.empty();
    }

    private static boolean isImageContentSource(com.fasterxml.jackson.databind.JsonNode item) {
        return item.isObject()
                && item.path("source").isTextual()
                && (item.path("mirrors").isMissingNode() || item.path("mirrors").isArray())
                && item.properties().stream()
                        .allMatch(it ->
                                it.getKey().equals("source") || it.getKey().equals("mirrors"));
    }
}
