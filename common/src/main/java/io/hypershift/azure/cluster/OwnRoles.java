package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.RoleAssignmentName;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.plan.Removal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The role assignments on a kept group that bear a cluster's own names, as the CLI gives them. Azure allows one per identity,
 * role and group, so another cluster in the group may count on them: then they stay.
 *
 * @param group the group's id
 * @param assignments removes the assignments of these names on the group
 */
record OwnRoles(Remains remains, String group, KubeApi management, Function<Set<String>, Removal> assignments)
        implements Removal {

    @Override
    public boolean exists() {
        return named().exists() && !isShared();
    }

    @Override
    public void delete() {
        named().delete();
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure).or(() -> named().passing(failure));
    }

    private Removal named() {
        return assignments.apply(Arrays.stream(Component.values())
                .map(it -> RoleAssignmentName.of(remains.infraId(), it.role().component(), group))
                .collect(Collectors.toSet()));
    }

    private boolean isShared() {
        return management
                .selectIfServed(
                        HostedClusterManifest.API_VERSION,
                        HostedClusterManifest.KIND,
                        "",
                        Map.of(),
                        it -> it.text("spec", "platform", "azure", "resourceGroup")
                                        .equalsIgnoreCase(AzureId.nameOf(group))
                                && !it.text("spec", "infraID").equals(remains.infraId()))
                .contains(true);
    }
}
