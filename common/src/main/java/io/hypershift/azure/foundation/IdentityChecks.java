package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.Identities;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whether the components can sign in as who the bundle says they are. */
final class IdentityChecks {
    private static final Text MAKE_AGAIN = Text.of("Make what is missing: {}", Operation.CREATE_FOUNDATION);

    private final Foundation foundation;
    private final Azure azure;
    private final String group;

    IdentityChecks(Foundation foundation, Azure azure) {
        this.foundation = foundation;
        this.azure = azure;
        this.group = foundation.persistentResourceGroup();
    }

    /** Returns the checks of the components' identities. */
    Map<Component, Probe<?>> addTo(Checklist list, Probe<?> groupThere) {
        var listed = list.add(
                "identities of " + group,
                () -> {
                    var all = azure.identities().of(group);
                    return Finding.of(all, "{} are there", all.size());
                },
                groupThere);
        var probes = new EnumMap<Component, Probe<?>>(Component.class);
        for (var component : Component.values()) {
            var identity = foundation.identities().get(component);
            if (identity == null) {
                addUnknown(list, component);
            } else {
                var there = list.add(
                        "identity " + identity.name(), answers -> compare(identity, answers.of(listed)), listed);
                probes.put(component, there);
                new CredentialChecks(identity, foundation.oidcIssuerUrl(), azure, group).addTo(list, component, there);
            }
        }
        list.add("principals of the identities", this::principals, groupThere);
        return probes;
    }

    /** Clusters can do without the control plane operator's as long as they are public, and without that for KMS. */
    private static void addUnknown(Checklist list, Component component) {
        if (component != Component.CONTROL_PLANE_OPERATOR && component != Component.KMS) {
            list.add(
                    "identity of " + component.key(),
                    () -> Finding.failed(Text.of("{} names none", Bundle.FOUNDATION), MAKE_AGAIN));
        }
    }

    private static Finding<Boolean> compare(Foundation.Identity expected, List<Identities.Identity> all) {
        var found = all.stream()
                .filter(it -> it.name().equalsIgnoreCase(expected.name()))
                .findFirst();
        if (found.isEmpty()) {
            return Finding.failed(Text.of("it is not there"), MAKE_AGAIN);
        }
        var there = found.get();
        var sameClient = there.clientId().equalsIgnoreCase(expected.clientId());
        if (sameClient && there.principalId().equalsIgnoreCase(expected.principalId())) {
            return Finding.passed("client {}, principal {}", there.clientId(), there.principalId());
        }
        return Finding.failed(
                Text.of(
                        "its {} is {}, {} says {}",
                        sameClient ? "principal id" : "client id",
                        sameClient ? there.principalId() : there.clientId(),
                        Bundle.FOUNDATION,
                        sameClient ? expected.principalId() : expected.clientId()),
                Text.of(
                        "It seems to have been deleted and made anew. Write the bundle again with {};"
                                + " clusters that were made with the old one cannot sign in.",
                        Operation.CREATE_FOUNDATION));
    }

    private Finding<Boolean> principals() {
        var ids = foundation.identities().values().stream()
                .map(Foundation.Identity::principalId)
                .toList();
        var missing = azure.graph().missing(ids);
        return missing.isEmpty()
                ? Finding.passed("the directory knows all {}", ids.size())
                : Finding.failed(
                        Text.of("the directory does not know {} any more", String.join(", ", missing)), MAKE_AGAIN);
    }
}
