package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.util.List;
import java.util.Optional;

/**
 * Which foundation is to go.
 *
 * @param confirm its prefix once more, since every cluster on it loses its identity for good
 * @param deleteResourceGroup whether the persistent group goes as well, if it was made for the foundation and is empty then
 * @param bundleSecret the Secret with its handoff bundle, as {@code namespace/name}, which goes last
 */
public record DestroyFoundationRequest(
        String prefix,
        String persistentResourceGroup,
        Optional<String> confirm,
        boolean deleteResourceGroup,
        Optional<String> bundleSecret) {

    /** Of a foundation whose bundle is in files alone. */
    public DestroyFoundationRequest(
            String prefix, String persistentResourceGroup, Optional<String> confirm, boolean deleteResourceGroup) {
        this(prefix, persistentResourceGroup, confirm, deleteResourceGroup, Optional.empty());
    }

    /** Everything that is wrong with the request, as far as it can be told without asking Azure. */
    public List<Problem> validate() {
        var checks = new Checks();
        var named = checks.given(Parameter.PREFIX, prefix);
        checks.matches(
                Parameter.PERSISTENT_RESOURCE_GROUP,
                persistentResourceGroup,
                Names.RESOURCE_GROUP,
                Names.RESOURCE_GROUP_RULE);
        if (named && !confirm.equals(Optional.of(prefix))) {
            checks.add(Problem.of(
                            "unconfirmed",
                            "{}: it must be the prefix of the foundation that is to be destroyed, {}",
                            Parameter.CONFIRM,
                            prefix)
                    .because("Clusters that still run on it lose their access to Azure for good.")
                    .remedy("See which there are: {}", Operation.LIST_CLUSTERS));
        }
        bundleSecret.ifPresent(it -> BundleSecretName.check(it, checks));
        return checks.problems();
    }
}
