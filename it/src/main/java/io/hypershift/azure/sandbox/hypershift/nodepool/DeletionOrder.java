package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Comparator;
import java.util.List;

/**
 * Which machines go first when there are too many (Cluster API 1.11, internal/controllers/machineset/machineset_delete_policy.go,
 * policy Random): the marked ones, then those that are not healthy, and of equals the first by name.
 */
final class DeletionOrder {
    static final String MARKED = "cluster.x-k8s.io/delete-machine";

    private static final Comparator<Resource> ORDER = Comparator.comparing(
                    (Resource machine) -> machine.annotation(MARKED).isEmpty())
            .thenComparing(machine -> machine.has("/status/nodeRef") && NodePoolFacts.isReady(machine))
            .thenComparing(Resource::name);

    private DeletionOrder() {}

    static List<Resource> of(List<Resource> machines, int count) {
        return machines.stream().sorted(ORDER).limit(Math.max(0, count)).toList();
    }
}
