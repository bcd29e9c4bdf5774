package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.azure.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clusters without a name of their own: shared by modules, kept after a failure, or not to be destroyed. */
@Tag("thorough")
class SharedClusterIT {
    private static final String NO_NAME = "    <hypershift.clusterName>pr-42</hypershift.clusterName>\n";
    private static final Pattern MADE = Pattern.compile("cluster (\\S+): ready");
    private static final String PARENT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>shop</artifactId>
              <version>1.0-SNAPSHOT</version>
              <packaging>pom</packaging>
              <modules>
                <module>orders</module>
                <module>stock</module>
              </modules>
            </project>
            """;

    private static Foundation foundation;

    @BeforeAll
    static void prepare() {
        foundation = Foundation.in("shared-cluster");
    }

    @AfterAll
    static void close() {
        foundation.close();
    }

    @AfterEach
    void nothing_but_the_foundation_is_left() {
        foundation.sandbox().azure().faults().clear();
        foundation.isAsItWas();
    }

    @Test
    void modules_share_a_cluster_that_is_named_for_them_and_goes_with_the_last() {
        var reactor = foundation.sample("reactor").directory();
        module(reactor.resolve("orders"), "orders");
        module(reactor.resolve("stock"), "stock");
        write(reactor.resolve("pom.xml"), PARENT);

        var run = foundation.run(new SampleProject(reactor), "verify", "-T", "2");

        assertThat(run.exitCode()).as(run.output()).isZero();
        var names = MADE.matcher(run.output()).results().map(it -> it.group(1)).toList();
        assertThat(names).as(run.output()).hasSize(2);
        assertThat(names.get(0)).isEqualTo(names.get(1)).matches("shop-[a-z0-9]{5}");
        assertThat(run.output())
                .contains("cluster " + names.get(0) + ": still used by com.example:")
                .containsOnlyOnce("cluster " + names.get(0) + ": destroyed");
    }

    @Test
    void the_cluster_of_a_build_that_failed_is_kept_for_as_long_as_wanted_and_then_reaped() {
        var project = foundation
                .sample("kept")
                .with("src/test/java/com/example/ClusterIT.java", "assertEquals(2,", "assertEquals(3,");
        var run = foundation.run(project, "verify", "-Dhypershift.keepOnFailure=2h");
        assertThat(run.exitCode()).as(run.output()).isOne();
        assertThat(run.output())
                .contains("cluster pr-42: kept until", "Destroy it before with: mvn")
                .doesNotContain("cluster pr-42: destroyed");

        assertThat(reap().output()).contains("nothing is abandoned");
        foundation.sandbox().management().clock().advance(Duration.ofHours(2).plusMinutes(1));
        assertThat(reap().output()).contains("cluster clusters/pr-42", "1 deleted");
    }

    @Test
    void a_green_build_whose_cluster_cannot_be_destroyed_is_warned_and_told_how_to_finish() {
        foundation
                .sandbox()
                .azure()
                .faults()
                .add(Fault.on("DELETE", "/resourcegroups/pr-42-[^/]*$")
                        .times(1_000_000)
                        .answering(403, "ScopeLocked", "locked"));
        var run = foundation.run(foundation.sample("locked"), "verify", "-Dhypershift.clusterGracePeriod=5s");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("[WARNING] cluster clusters/pr-42 could not be destroyed", "ScopeLocked");

        var strict = foundation
                .maven()
                .run(
                        foundation.withoutPom(),
                        Foundation.PLUGIN + "destroy-cluster",
                        "-Dhypershift.clusterName=pr-42",
                        "-Dhypershift.clusterGracePeriod=5s",
                        "-Dhypershift.owner=" + owner(run.output()));
        assertThat(strict.exitCode()).as(strict.output()).isOne();

        foundation.sandbox().azure().faults().clear();
        assertThat(reap().output()).contains("1 deleted");
    }

    @Test
    void a_build_whose_cluster_was_taken_away_while_its_tests_ran_fails() throws IOException {
        var project = foundation.sample("taken");
        var gate = Files.createFile(project.directory().resolve("gate"));
        project.with("src/test/java/com/example/ClusterIT.java", "isReady).count());", """
                isReady).count());
                System.out.println("the nodes are Ready");
                var gate = java.nio.file.Path.of("gate");
                java.nio.channels.FileChannel.open(gate, java.nio.file.StandardOpenOption.WRITE).lock();
                """)
                .with("src/test/java/com/example/ClusterIT.java", "_nodes() {", "_nodes() throws Exception {");
        try (var closed = FileChannel.open(gate, StandardOpenOption.WRITE);
                var running = foundation.start(project, "verify", "-Dhypershift.ttl=1h")) {
            closed.lock();
            running.awaitOutput("the nodes are Ready");
            foundation.sandbox().management().clock().advance(Duration.ofMinutes(61));
            assertThat(reap().output()).contains("1 deleted");
            closed.close();

            var run = running.await();
            assertThat(run.exitCode()).as(run.output()).isOne();
            assertThat(run.output()).contains("cluster clusters/pr-42 was taken away while it was in use");
        }
    }

    private static String owner(String output) {
        var owner = Pattern.compile("-Dhypershift\\.owner=(\\S+)").matcher(output);
        assertThat(owner.find()).as(output).isTrue();
        return owner.group(1);
    }

    private static Maven.Run reap() {
        var run = foundation
                .maven()
                .run(
                        foundation.withoutPom(),
                        Foundation.PLUGIN + "reap-clusters",
                        "-Dhypershift.dryRun=false",
                        "-Dhypershift.clusterGracePeriod=5s");
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run;
    }

    private static void module(Path directory, String name) {
        SampleProject.copy("ephemeral-cluster", directory)
                .with("pom.xml", NO_NAME, "")
                .with("pom.xml", "<artifactId>ephemeral-cluster</artifactId>", "<artifactId>" + name + "</artifactId>");
        try {
            Files.delete(directory.resolve(".mvn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
