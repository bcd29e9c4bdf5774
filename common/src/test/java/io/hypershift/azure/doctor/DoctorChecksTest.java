package io.hypershift.azure.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.azureapi.HeldRoles;
import io.hypershift.azure.azureapi.HeldRoles.Role;
import io.hypershift.azure.check.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorChecksTest {
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
}
