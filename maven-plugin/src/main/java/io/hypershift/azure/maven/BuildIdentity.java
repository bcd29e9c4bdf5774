package io.hypershift.azure.maven;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Which build this is, for the cluster's lease.
 *
 * @param owner whose cluster it will be; the same for all goals and modules of the build
 * @param source where the build is, for those who find the cluster later
 * @param number the build's number; empty where nobody counts builds
 */
record BuildIdentity(String owner, String source, String number) {

    /** The build of a session: as its environment tells, else by who works where on what. */
    static BuildIdentity of(MavenSession session, @Nullable String owner) {
        var directory = session.getExecutionRootDirectory();
        var top = session.getTopLevelProject();
        var name = top == null || top.getFile() == null ? directory : top.getGroupId() + ":" + top.getArtifactId();
        var build = of(System.getenv(), () -> local(name, directory));
        return owner == null ? build : new BuildIdentity(owner, build.source(), build.number());
    }

    /** Told by the variables that Jenkins, GitHub Actions and GitLab CI set. */
    static BuildIdentity of(Map<String, String> environment, Supplier<BuildIdentity> local) {
        return jenkins(environment)
                .or(() -> github(environment))
                .or(() -> gitlab(environment))
                .orElseGet(local);
    }

    /** The build of a user who waits for it. */
    static BuildIdentity local(String project, String directory) {
        var user = System.getProperty("user.name") + "@" + host();
        return new BuildIdentity(user + ":" + project, user + ":" + directory, "");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static Optional<BuildIdentity> jenkins(Map<String, String> environment) {
        return value(environment, "BUILD_TAG").map(tag -> {
            var job = environment.getOrDefault("JOB_NAME", "");
            var number = environment.getOrDefault("BUILD_NUMBER", "");
            var owner = job.isEmpty() ? tag : job + "#" + number;
            return new BuildIdentity(owner, environment.getOrDefault("BUILD_URL", tag), number);
        });
    }

    private static Optional<BuildIdentity> github(Map<String, String> environment) {
        return value(environment, "GITHUB_RUN_ID").map(run -> {
            var repository = environment.getOrDefault("GITHUB_REPOSITORY", "github");
            var server = environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com");
            return new BuildIdentity(
                    repository + "#" + run,
                    server + "/" + repository + "/actions/runs/" + run,
                    environment.getOrDefault("GITHUB_RUN_NUMBER", run));
        });
    }

    private static Optional<BuildIdentity> gitlab(Map<String, String> environment) {
        return value(environment, "CI_JOB_URL")
                .map(url -> new BuildIdentity(url, url, environment.getOrDefault("CI_PIPELINE_IID", "")));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
