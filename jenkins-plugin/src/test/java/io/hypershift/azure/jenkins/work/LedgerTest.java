package io.hypershift.azure.jenkins.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final LedgerEntry ENTRY = new LedgerEntry(
            "a-1",
            "folder/job",
            7,
            true,
            Map.of("clusterName", "pr-1", "namespace", "clusters", "httpsProxy", "http://p:1"));

    @TempDir
    private Path directory;

    @Test
    void what_is_recorded_is_there_until_it_is_forgotten() {
        var ledger = new Ledger(directory.resolve("clusters"));
        assertThat(ledger.entries()).isEmpty();
        ledger.record(ENTRY);
        ledger.record(ENTRY);
        assertThat(new Ledger(directory.resolve("clusters")).entries()).containsExactly(ENTRY);
        ledger.forget("a-1");
        ledger.forget("a-1");
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void nobody_else_reads_it() throws IOException {
        new Ledger(directory).record(ENTRY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a-1.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_no_entry_is_passed_over() throws IOException {
        Files.writeString(directory.resolve("b.properties"), "build=seven");
        Files.writeString(directory.resolve("c.txt"), "build=7");
        Files.writeString(directory.resolve("d.properties"), "build=7");
        Files.writeString(directory.resolve("e.properties"), "id=\\u00");
        assertThat(new Ledger(directory).entries()).isEmpty();
    }

    @Test
    void two_entries_are_about_one_cluster_when_it_lies_in_the_same_place() {
        assertThat(ENTRY.isAbout(Map.of("clusterName", "pr-1", "namespace", "clusters")))
                .isTrue();
        assertThat(ENTRY.isAbout(Map.of("clusterName", "pr-2", "namespace", "clusters")))
                .isFalse();
        assertThat(ENTRY.isAbout(Map.of("clusterName", "pr-1", "namespace", "clusters", "managementContext", "b")))
                .isFalse();
    }
}
