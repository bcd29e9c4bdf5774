package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The resource groups of a cluster's infrastructure, each as one step however much lies in it. */
final class GroupSteps {
    private final Plan plan;
    private final Azure azure;
    private final InfraLayout layout;
    private final Map<String, String> tags;
    private final Map<String, Step<Group>> byName = new HashMap<>();

    GroupSteps(Plan plan, Azure azure, InfraLayout layout, Map<String, String> tags) {
        this.plan = plan;
        this.azure = azure;
        this.layout = layout;
        this.tags = tags;
    }

    /** A group that is made for the cluster, or was there before it and is kept. */
    Step<Group> of(String name) {
        return byName.computeIfAbsent(key(name), it -> plan.step("resource group " + name, resource(name)));
    }

    /** A group of the customer's, which is made without any tag of ours where it is not there. */
    Step<Group> customers(String name) {
        return byName.computeIfAbsent(
                key(name),
                it -> plan.step(
                        "resource group " + name,
                        azure.groups().group(name, layout.request().place().location(), Map.of())));
    }

    /** The step of a group, if there is one. */
    Optional<Step<Group>> find(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    List<Step<Group>> all() {
        return List.copyOf(byName.values());
    }

    private io.hypershift.azure.plan.Resource<Group> resource(String name) {
        return layout.isOwn(name)
                ? azure.groups().group(name, layout.request().place().location(), tags, ClusterTags.sayOursAs(tags))
                : azure.groups().kept(name);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
