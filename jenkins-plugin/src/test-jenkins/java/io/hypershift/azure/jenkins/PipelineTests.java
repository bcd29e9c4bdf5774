package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A Jenkins for each test and a sandbox for all of a class; after each test, the sandbox holds what it held before. */
@WithJenkins
abstract class PipelineTests {
    private static SandboxProcess sandbox;
    private static SandboxFoundation foundation;
    private static SortedSet<String> before;

    private JenkinsRule jenkins;
    private CiJenkins ci;

    @BeforeAll
    static void prepare(TestInfo test) throws Exception {
        var name = test.getTestClass().orElseThrow().getSimpleName();
        sandbox = SandboxProcess.start(Path.of("target", "sandboxes", name).toAbsolutePath(), "0.02");
        foundation = SandboxFoundation.on(sandbox);
        before = sandbox.everything();
    }

    @AfterAll
    static void end() {
        sandbox.close();
    }

    @BeforeEach
    final void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        ci = CiJenkins.of(rule, sandbox, foundation);
    }

    @AfterEach
    final void nothing_is_left() {
        assertThat(sandbox.everything()).isEqualTo(before);
    }

    final JenkinsRule jenkins() {
        return jenkins;
    }

    final CiJenkins ci() {
        return ci;
    }

    static SandboxProcess sandbox() {
        return sandbox;
    }

    /** Whether the sandbox holds what it held before the test. */
    static boolean isAsBefore() {
        return sandbox.everything().equals(before);
    }
}
