package io.hypershift.azure.doctor;

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
final class QuotaChecks {
    /** Azure's name for all cores of a region, whatever their family. */
    private static final String ALL_CORES = "cores";

    private final Compute compute;
    private final DoctorRequest request;

    QuotaChecks(Compute compute, DoctorRequest request) {
        this.compute = compute;
        this.request = request;
    }

    void addTo(Checklist list, Probe<?> login) {
        var nodes = request.nodes();
        var size = list.add("VM size " + nodes.vmSize(), this::size, login);
        list.add(
                "quota for " + nodes.replicas() + " " + nodes.vmSize(),
                answers -> quota(answers.of(size), nodes.replicas(), compute.usages(request.location())),
                size);
    }

    private Finding<Size> size() {
        var name = request.nodes().vmSize();
        var other = Text.of("Choose another with {} or {}.", Parameter.INSTANCE_TYPE, Parameter.LOCATION);
        return compute.size(request.location(), name)
                .map(it -> it.restrictions().isEmpty()
                        ? Finding.of(it, "{} cores each, in {}", it.cores(), request.location())
                        : Finding.<Size>failed(
                                Text.of(
                                        "the subscription does not get it in {} ({})",
                                        request.location(),
                                        String.join(", ", it.restrictions())),
                                other))
                .orElseGet(() -> Finding.failed(Text.of("{} has none", request.location()), other));
    }

    static Finding<Boolean> quota(Size size, int replicas, List<Usage> usages) {
        var needed = (long) size.cores() * replicas;
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
