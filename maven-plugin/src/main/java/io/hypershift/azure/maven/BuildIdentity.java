package io.hypershift.azure.maven;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which build this is, for the cluster's lease.
 *
 * @param owner whose cluster it will be; the same for all goals of the build
 * @param source where the build is, for those who find the cluster later
 */
record BuildIdentity(String owner, String source) {

    /** Told by the variables that Jenkins, GitHub Actions and GitLab CI set, else by who works where on what. */
    static BuildIdentity of(Map<String, String> environment, Supplier<BuildIdentity> local) {
        return jenkins(environment)
                .or(() -> github(environment))
                .or(() -> gitlab(environment))
                .orElseGet(local);
    }

    /** The build of a user who waits for it. */
    static BuildIdentity local(String project, String directory) {
        var user = System.getProperty("user.name") + "@" + host();
        return new BuildIdentity(user + ":" + project, user + ":" + directory);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    BuildIdentity withOwner(String given) {
        return new BuildIdentity(given, source);
    }

    private static Optional<BuildIdentity> jenkins(Map<String, String> environment) {
        return value(environment, "BUILD_TAG").map(tag -> {
            var job = environment.getOrDefault("JOB_NAME", "");
            var owner = job.isEmpty() ? tag : job + "#" + environment.getOrDefault("BUILD_NUMBER", "");
            return new BuildIdentity(owner, environment.getOrDefault("BUILD_URL", tag));
        });
    }

    private static Optional<BuildIdentity> github(Map<String, String> environment) {
        return value(environment, "GITHUB_RUN_ID").map(run -> {
            var repository = environment.getOrDefault("GITHUB_REPOSITORY", "github");
            var server = environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com");
            return new BuildIdentity(repository + "#" + run, server + "/" + repository + "/actions/runs/" + run);
        });
    }

    private static Optional<BuildIdentity> gitlab(Map<String, String> environment) {
        return value(environment, "CI_JOB_URL").map(url -> new BuildIdentity(url, url));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
