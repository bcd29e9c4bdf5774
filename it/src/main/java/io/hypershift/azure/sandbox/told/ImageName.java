package io.hypershift.azure.sandbox.told;

/**
 * The name of an image, taken apart as container runtimes do it.
 *
 * @param version the tag, or the digest with its algorithm
 */
public record ImageName(String registry, String repository, String version) {
    private static final String USUAL_REGISTRY = "docker.io";

    public static ImageName parse(String text) {
        var slash = text.indexOf('/');
        var first = slash < 0 ? "" : text.substring(0, slash);
        var hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        var rest = hasRegistry ? text.substring(slash + 1) : text;
        var at = rest.indexOf('@');
        var colon = rest.indexOf(':');
        var end = at >= 0 ? at : colon;
        return new ImageName(
                hasRegistry ? first : USUAL_REGISTRY,
                end < 0 ? rest : rest.substring(0, end),
                end < 0 ? "latest" : rest.substring(end + 1));
    }

    /** The repository with its registry. */
    public String path() {
        return registry + "/" + repository;
    }

    /** Whether it is the image that is named, or lies in the repository, the part of a registry or the registry that is. */
    public boolean isOf(String named) {
        return (path() + "/").startsWith(named + "/") || equals(parse(named));
    }
}
