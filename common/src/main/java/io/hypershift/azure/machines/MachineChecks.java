package io.hypershift.azure.machines;

import io.hypershift.azure.azureapi.Compute;
import io.hypershift.azure.azureapi.Compute.Size;
import io.hypershift.azure.azureapi.Compute.Usage;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import java.util.List;

/**
 * Whether the nodes of one more cluster can be made: HyperShift tells so much later, in the condition AllMachinesReady of
 * their pool.
 */
public final class MachineChecks {
    /** Azure's name for all cores of a region, whatever their family. */
    private static final String ALL_CORES = "cores";

    private final Compute compute;
    private final Machines wanted;

    public MachineChecks(Compute compute, Machines wanted) {
        this.compute = compute;
        this.wanted = wanted;
    }

    public void addTo(Checklist list, Probe<?>... after) {
        var size = list.add("VM size " + wanted.vmSize(), this::size, after);
        list.add(
                "quota for " + wanted.count() + " " + wanted.vmSize(),
                answers -> quota(answers.of(size), wanted.count(), compute.usages(wanted.location())),
                size);
    }

    private Finding<Size> size() {
        return compute.size(wanted.location(), wanted.vmSize())
                .map(it -> judge(it, wanted))
                .orElseGet(() -> Finding.failed(Text.of("{} has none", wanted.location()), another()));
    }

    static Finding<Size> judge(Size size, Machines wanted) {
        if (!size.restrictions().isEmpty()) {
            return Finding.failed(
                    Text.of(
                            "the subscription does not get it in {} ({})",
                            wanted.location(),
                            String.join(", ", size.restrictions())),
                    another());
        }
        var without =
                wanted.zones().stream().filter(it -> !size.zones().contains(it)).toList();
        if (!without.isEmpty()) {
            Finding<Size> elsewhere = Finding.failed(
                    Text.of(
                            "the subscription does not get it in zone {} of {}, but in {}",
                            String.join(" and ", without),
                            wanted.location(),
                            size.zones().isEmpty() ? "no zone" : "zone " + String.join(" and ", size.zones())),
                    Text.of(
                            "Choose other zones with {}, or another size with {}.",
                            Parameter.AVAILABILITY_ZONES,
                            Parameter.INSTANCE_TYPE));
            return elsewhere.with(size);
        }
        return Finding.of(size, "{} cores each, in {}", size.cores(), wanted.location());
    }

    private static Text another() {
        return Text.of("Choose another with {} or {}.", Parameter.INSTANCE_TYPE, Parameter.LOCATION);
    }

    static Finding<Boolean> quota(Size size, int machines, List<Usage> usages) {
        var needed = (long) size.cores() * machines;
        var scarce = usages.stream()
                .filter(it -> it.name().equalsIgnoreCase(ALL_CORES) || it.name().equalsIgnoreCase(size.family()))
                .filter(it -> it.left() < needed)
                .findFirst();
        return scarce.map(it -> Finding.<Boolean>failed(
                        Text.of(
                                "{} cores are needed, and of {} {} are left",
                                needed,
                                it.name(),
                                Math.max(0, it.left()) + " of " + it.limit()),
                        Text.of(
                                "Ask Azure for more, or choose fewer or smaller nodes with {} or {}.",
                                Parameter.NODE_POOL_REPLICAS,
                                Parameter.INSTANCE_TYPE)))
                .orElseGet(() -> Finding.passed("there is room for {} cores", needed));
    }
}
