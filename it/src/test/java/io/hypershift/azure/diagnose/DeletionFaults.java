package io.hypershift.azure.diagnose;

import java.util.List;

/** Clusters that are to go and do not. */
final class DeletionFaults {
    private DeletionFaults() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("finalizer-stuck", "kept")
                        .running(it -> {
                            it.patchHostedCluster(
                                    "{\"metadata\": {\"finalizers\": [\"hypershift.openshift.io/finalizer\", \"backup.example.com/keep\"]}}");
                            delete(it);
                        })
                        .shows(Signal.of(
                                "finalizers",
                                it -> it.hostedCluster()
                                        .at("/metadata/finalizers")
                                        .toString(),
                                "[\"backup.example.com/keep\"]")),
                Scenario.of("azure-lock", "locked-machine")
                        .running(it -> {
                            it.azure()
                                    .put(
                                            it.azure().mainGroup() + "/providers/Microsoft.Authorization/locks/keep",
                                            "2020-05-01",
                                            "{'properties': {'level': 'CanNotDelete'}}");
                            delete(it);
                        })
                        .shows(Signal.provider("ScopeLocked")),
                Scenario.of("identity-missing", "nobody-deletes")
                        .ownFoundation()
                        .running(it -> {
                            it.azure()
                                    .delete(
                                            it.azure()
                                                    .identity("nodePoolManagement")
                                                    .id(),
                                            "2024-11-30");
                            delete(it);
                        })
                        .shows(Signal.provider("AADSTS700016")),
                Scenario.of("resource-group-missing", "group-gone")
                        .running(it -> {
                            var group = it.azure().mainGroup();
                            it.azure().remove(found -> found.id().text().equalsIgnoreCase(group));
                            delete(it);
                        })
                        .shows(Signal.condition("HostedClusterDestroyed", "False", "Waiting for NodePools")),
                Scenario.of("cluster-missing", "no-such-cluster")
                        .running(it -> {
                            it.hyperShift("NodePool").withName(it.name()).delete();
                            it.patchHostedCluster("{\"metadata\": {\"finalizers\": null}}");
                            it.hyperShift("HostedCluster").withName(it.name()).delete();
                        })
                        .shows(Signal.of(
                                "HostedCluster",
                                it -> "left: " + it.hostedCluster().size(),
                                "left: 0")));
    }

    private static void delete(SampleCluster cluster) {
        cluster.hyperShift("HostedCluster").withName(cluster.name()).delete();
    }
}
