package io.hypershift.azure.jenkins;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one build of a job of its own, with a cluster of the same name around what it does. */
final class RealBuild {
    private static final String WAITING = "the body is waiting";

    /** Waits in a body for {@link #letGo}; not for ever, so that nothing stays behind when a test fails. */
    static final String WAIT = """
            echo '%s'
            sh 'set +x; for i in $(seq 900); do if [ -f go ]; then break; fi; sleep 1; done'
            """.formatted(WAITING);

    private final JenkinsProcess jenkins;
    private final String name;
    private final int number;

    private RealBuild(JenkinsProcess jenkins, String name, int number) {
        this.jenkins = jenkins;
        this.name = name;
        this.number = number;
    }

    static RealBuild start(JenkinsProcess jenkins, SandboxProcess sandbox, String name, String body) {
        jenkins.createPipeline(name, """
                withHostedCluster(clusterName: '%s', azureCredentialsId: 'azure', bundleCredentialsId: 'bundle',
                        managementKubeconfigCredentialsId: 'management', pullSecretCredentialsId: 'pull-secret',
                        caBundleCredentialsId: 'ca', httpsProxy: '%s', baseDomain: 'example.com',
                        releaseImage: 'quay.io/openshift-release-dev/ocp-release:4.21.0-multi',
                        clusterGracePeriod: '20s') {
                    %s
                }
                """.formatted(name, sandbox.property("hypershift.httpsProxy"), body));
        return new RealBuild(jenkins, name, jenkins.build(name));
    }

    String name() {
        return name;
    }

    String console() {
        return jenkins.console(name, number);
    }

    RealBuild awaitBody() {
        return awaitConsole(WAITING);
    }

    RealBuild awaitConsole(String text) {
        await(name + ": " + text).atMost(5, MINUTES).until(() -> {
            jenkins.result(name, number).ifPresent(result -> {
                throw new IllegalStateException(name + " has ended: " + result);
            });
            return console().contains(text);
        });
        return this;
    }

    /** Lets a waiting body go on. */
    void letGo() throws IOException {
        var workspace = Files.createDirectories(jenkins.home().workspace(name)); // its first sh may be about to make it
        Files.createFile(workspace.resolve("go"));
    }

    void abort() {
        jenkins.stop(name, number);
    }

    /** Waits for its end. */
    String result() {
        return await("end of " + name)
                .atMost(5, MINUTES)
                .pollInterval(1, SECONDS)
                .until(() -> jenkins.result(name, number), Optional::isPresent)
                .orElseThrow();
    }

    boolean isRunning() {
        return jenkins.result(name, number).isEmpty();
    }

    /** Its console, and every file that is kept of it on the controller. */
    List<String> traces() {
        return Stream.concat(Stream.of(console()), JenkinsHome.contents(jenkins.home().build(name, number)).stream())
                .toList();
    }
}
