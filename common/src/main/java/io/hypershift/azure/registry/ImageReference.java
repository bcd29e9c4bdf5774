package io.hypershift.azure.registry;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image, taken apart as container runtimes do it.
 *
 * @param registry host, and port where it is not the usual one
 * @param version the digest with its algorithm, else the tag
 */
public record ImageReference(String registry, String repository, String version) {
    private static final String USUAL_REGISTRY = "docker.io";

    /** Where Docker Hub answers, which is not where its images are named after. */
    private static final String USUAL_HOST = "registry-1.docker.io";

    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9]+([._/-]+[a-z0-9]+)*");
    private static final Pattern REGISTRY = Pattern.compile("[-a-zA-Z0-9.]+(:\\d{1,5})?");
    private static final Pattern TAG = Pattern.compile("\\w[-\\w.]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9+._-]+:[0-9a-fA-F]{32,}");

    /** Takes a name such as {@code quay.io/team/image:tag} apart; empty where it is none. */
    public static Optional<ImageReference> parse(String text) {
        int slash = text.indexOf('/');
        var first = slash < 0 ? "" : text.substring(0, slash);
        var isRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        var registry = isRegistry ? first : USUAL_REGISTRY;
        var rest = isRegistry ? text.substring(slash + 1) : text;
        int at = rest.indexOf('@');
        var named = at < 0 ? rest : rest.substring(0, at);
        int colon = named.indexOf(':');
        var repository = colon < 0 ? named : named.substring(0, colon);
        var tag = colon < 0 ? "latest" : named.substring(colon + 1);
        var digest = at < 0 ? "" : rest.substring(at + 1);
        var isSound = REGISTRY.matcher(registry).matches()
                && REPOSITORY.matcher(repository).matches()
                && TAG.matcher(tag).matches()
                && (at < 0 || DIGEST.matcher(digest).matches());
        return isSound
                ? Optional.of(new ImageReference(registry, repository, at < 0 ? tag : digest))
                : Optional.empty();
    }

    /** Whether it lies in a repository, a part of a registry or a registry, such as {@code quay.io/team}. */
    public boolean isIn(String place) {
        return (registry + "/" + repository + "/").startsWith(place + "/");
    }

    /** Where the registry has something of its repository, such as {@code manifests/latest}. */
    URI at(String path) {
        var isUsual = registry.equals(USUAL_REGISTRY);
        var full = isUsual && !repository.contains("/") ? "library/" + repository : repository;
        return URI.create("https://" + (isUsual ? USUAL_HOST : registry) + "/v2/" + full + "/" + path);
    }
}
