package io.hypershift.azure.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.azureapi.Compute.Size;
import io.hypershift.azure.azureapi.Compute.Usage;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.failure.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineChecksTest {
    private static final Size SIZE = new Size("Standard_D4s_v5", "standardDSv5Family", 4, List.of("1", "3"), List.of());

    @Test
    void nodes_must_find_room_in_their_family_and_in_the_region() {
        assertThat(quota(2, usage("cores", 90, 100), usage("standardDSv5Family", 2, 10)))
                .isEqualTo("PASSED there is room for 8 cores");
        assertThat(quota(2, usage("cores", 90, 100), usage("StandardDSv5Family", 3, 10)))
                .isEqualTo("FAILED 8 cores are needed, and of StandardDSv5Family 7 of 10 are left");
        assertThat(quota(3, usage("cores", 90, 100), usage("standardDSv5Family", 0, 100)))
                .isEqualTo("FAILED 12 cores are needed, and of cores 10 of 100 are left");
        assertThat(quota(2, usage("cores", 0, 100), usage("standardDSv3Family", 9, 10)))
                .startsWith("PASSED");
    }

    @Test
    void a_size_must_be_had_in_each_zone_that_is_asked_for() {
        assertThat(judge(SIZE)).startsWith("PASSED");
        assertThat(judge(SIZE, "1", "3")).startsWith("PASSED");
        assertThat(judge(SIZE, "1", "2"))
                .isEqualTo("FAILED the subscription does not get it in zone 2 of eastus, but in zone 1 and 3");
        assertThat(judge(new Size("S", "F", 4, List.of(), List.of()), "1")).endsWith("but in no zone");
    }

    @Test
    void a_size_that_is_lacking_in_a_zone_has_its_quota_looked_at_all_the_same() {
        assertThat(MachineChecks.judge(SIZE, machines("2")).value()).contains(SIZE);
    }

    @Test
    void a_feature_that_is_being_registered_is_no_failure_yet() {
        assertThat(EncryptionChecks.judge("Registered").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(EncryptionChecks.judge("Pending").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(EncryptionChecks.judge("NotRegistered").outcome()).isEqualTo(Outcome.FAILED);
    }

    private static Usage usage(String name, long used, long limit) {
        return new Usage(name, used, limit);
    }

    private static String quota(int machines, Usage... usages) {
        return told(MachineChecks.quota(SIZE, machines, List.of(usages)));
    }

    private static String judge(Size size, String... zones) {
        return told(MachineChecks.judge(size, machines(zones)));
    }

    private static Machines machines(String... zones) {
        return new Machines("eastus", "Standard_D4s_v5", 2, List.of(zones));
    }

    private static String told(Finding<?> finding) {
        return finding.outcome() + " " + finding.found().in(Words.PLAIN);
    }
}
