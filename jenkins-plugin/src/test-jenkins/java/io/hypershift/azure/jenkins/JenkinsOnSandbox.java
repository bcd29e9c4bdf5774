package io.hypershift.azure.jenkins;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.failure.HyperShiftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A real Jenkins whose builds may make clusters on a sandbox: each in a process of its own. */
record JenkinsOnSandbox(SandboxProcess sandbox, JenkinsProcess jenkins) implements AutoCloseable {
    /** Of the real time: a cluster takes half a minute, so that each phase of a build can be met. */
    private static final String LATENCY = "0.03";

    static JenkinsOnSandbox start(Path directory) throws IOException {
        var sandbox = SandboxProcess.start(directory.resolve("sandbox"), LATENCY);
        try {
            Files.write(sandbox.file("bundle.zip"), foundation(sandbox).zip());
            var home = JenkinsHome.in(directory.resolve("home"));
            return new JenkinsOnSandbox(sandbox, JenkinsProcess.start(home, sandbox.file("")));
        } catch (IOException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    /** A build of a new job, with a cluster of the job's name around its body. */
    RealBuild build(String name, String body) {
        return RealBuild.start(jenkins, sandbox, name, body);
    }

    /**
     * The same with a body that has the kubeconfig, waits until it is let go, and has it still.
     *
     * @param afterwards what is left to do then
     */
    RealBuild waitingBuild(String name, String beforehand, String afterwards) {
        return build(name, """
                node {
                        withHostedClusterKubeconfig {
                            %s
                            %s
                            sh 'test -s "$KUBECONFIG"'
                        }
                    }
                    %s
                """.formatted(beforehand, RealBuild.WAIT, afterwards));
    }

    HostedClusters clusters() {
        return new HostedClusters(sandbox);
    }

    @Override
    public void close() {
        jenkins.close();
        sandbox.close();
    }

    private static SandboxFoundation foundation(SandboxProcess sandbox) {
        return await("foundation")
                .atMost(5, MINUTES)
                .ignoreException(HyperShiftException.class) // Azure may throttle so many identities at once
                .until(() -> SandboxFoundation.on(sandbox), Objects::nonNull);
    }
}
