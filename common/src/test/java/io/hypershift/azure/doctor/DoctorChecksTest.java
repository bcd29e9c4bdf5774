package io.hypershift.azure.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.azureapi.Compute.Size;
import io.hypershift.azure.azureapi.Compute.Usage;
import io.hypershift.azure.azureapi.HeldRoles;
import io.hypershift.azure.azureapi.HeldRoles.Role;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.failure.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorChecksTest {
    private static final Size SIZE = new Size("Standard_D4s_v5", "standardDSv5Family", 4, List.of());

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
    void a_role_allows_what_its_actions_match_and_its_exceptions_do_not() {
        var contributor = new HeldRoles(
                List.of(new Role("Contributor", List.of("*"), List.of("Microsoft.Authorization/*/Write"))));
        assertThat(RightsChecks.allowed(contributor, RightsChecks.TO_MAKE, "Contributor")
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(contributor.lacking(RightsChecks.TO_ASSIGN))
                .containsExactly("Microsoft.Authorization/roleAssignments/write");
    }

    @Test
    void a_provider_that_is_being_registered_is_no_failure_yet() {
        assertThat(ProviderChecks.judge("Microsoft.Compute", "Registering").outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(ProviderChecks.judge("Microsoft.Compute", "Unregistered").outcome())
                .isEqualTo(Outcome.FAILED);
    }

    private static Usage usage(String name, long used, long limit) {
        return new Usage(name, used, limit);
    }

    private static String quota(int replicas, Usage... usages) {
        Finding<Boolean> finding = QuotaChecks.quota(SIZE, replicas, List.of(usages));
        return finding.outcome() + " " + finding.found().in(Words.PLAIN);
    }
}
