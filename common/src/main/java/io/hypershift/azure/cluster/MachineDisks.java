package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.GroupContent.Item;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The OS disks of a cluster's machines that Cluster API's provider has not removed: it deletes the virtual machine first and the
 * disk after it, which has no tags and bears the machine's name ({@code azure/defaults.go} of cluster-api-provider-azure).
 * The AzureMachine stays until the disk is gone, so it tells whose it is.
 */
final class MachineDisks implements Predicate<Item> {
    private static final String SUFFIX = "_osdisk";

    private final KubeApi management;
    private final ClusterKey key;
    private final AtomicReference<@Nullable Set<String>> names = new AtomicReference<>();

    MachineDisks(KubeApi management, ClusterKey key) {
        this.management = management;
        this.key = key;
    }

    @Override
    public boolean test(Item resource) {
        var name = resource.name().toLowerCase(Locale.ROOT);
        return name.endsWith(SUFFIX) && names().contains(name);
    }

    /** As they are when first asked for: from then on there are only fewer. */
    private Set<String> names() {
        var known = names.get();
        if (known == null) {
            known =
                    management
                            .listIfServed(ForcedRelease.CAPZ, "AzureMachine", key.controlPlaneNamespace(), Map.of())
                            .stream()
                            .map(Manifest::name)
                            .map(it -> it.toLowerCase(Locale.ROOT) + SUFFIX)
                            .collect(Collectors.toUnmodifiableSet());
            names.set(known);
        }
        return known;
    }
}
