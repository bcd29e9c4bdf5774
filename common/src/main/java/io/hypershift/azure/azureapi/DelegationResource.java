package io.hypershift.azure.azureapi;

import com.azure.core.util.Context;
import com.azure.resourcemanager.dns.fluent.RecordSetsClient;
import com.azure.resourcemanager.dns.fluent.models.RecordSetInner;
import com.azure.resourcemanager.dns.models.NsRecord;
import com.azure.resourcemanager.dns.models.RecordType;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The delegation of a zone in its parent, by one write that replaces all records of the set and is refused when somebody else was
 * faster. The guide (phase 1, step 5) deletes the set unasked and adds one record after another.
 */
record DelegationResource(
        RecordSetsClient client,
        AzureCall call,
        Zone parent,
        String name,
        Function<Values, List<String>> servers,
        boolean overwrite)
        implements Resource<List<String>> {

    private static final long LIFETIME_SECONDS = 3600;

    @Override
    public Look<List<String>> look(Values values) {
        var wanted = servers.apply(values);
        var found = read(client, call, parent, name);
        if (found.isEmpty()) {
            return Look.absent();
        }
        var told = serversOf(found.get());
        if (same(told, wanted)) {
            return Look.matching(wanted);
        }
        if (!overwrite) {
            throw taken(told);
        }
        return Look.different(wanted, "leads to " + String.join(", ", told));
    }

    @Override
    public List<String> put(Values values, Look<List<String>> found) {
        var wanted = servers.apply(values);
        var present = read(client, call, parent, name);
        if (present.filter(it -> same(serversOf(it), wanted)).isPresent()) {
            return wanted; // our own, whose answer was lost, or somebody's who wants the same
        }
        if (present.isPresent() && !overwrite) {
            throw taken(serversOf(present.get()));
        }
        write(client, call, parent, name, wanted, present.map(RecordSetInner::etag));
        return wanted;
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure).or(() -> changedMeanwhile(failure));
    }

    /**
     * Writes the set while it is as it was read.
     *
     * @param etag of the set that was read; empty where there was none
     */
    static void write(
            RecordSetsClient client,
            AzureCall call,
            Zone parent,
            String name,
            List<String> servers,
            Optional<String> etag) {
        var records = new RecordSetInner()
                .withTtl(LIFETIME_SECONDS)
                .withNsRecords(servers.stream()
                        .map(it -> new NsRecord().withNsdname(it + "."))
                        .toList());
        call.of(
                "delegate " + name + " in " + parent.name(),
                () -> client.createOrUpdateWithResponse(
                        parent.group(),
                        parent.name(),
                        name,
                        RecordType.NS,
                        records,
                        etag.orElse(null),
                        etag.isPresent() ? null : "*",
                        Context.NONE));
    }

    static Optional<String> changedMeanwhile(RuntimeException failure) {
        return failure instanceof HyperShiftException it && it.has("PreconditionFailed")
                ? Optional.of("somebody else changes it at the same time")
                : Optional.empty();
    }

    static Optional<RecordSetInner> read(RecordSetsClient client, AzureCall call, Zone parent, String name) {
        return call.find(
                "read the delegation of " + name + " in " + parent.name(),
                () -> client.get(parent.group(), parent.name(), name, RecordType.NS));
    }

    static List<String> serversOf(RecordSetInner records) {
        return records.nsRecords() == null
                ? List.of()
                : records.nsRecords().stream()
                        .map(it -> it.nsdname().replaceFirst("\\.$", ""))
                        .toList();
    }

    static boolean same(List<String> one, List<String> other) {
        return lower(one).equals(lower(other));
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private HyperShiftException taken(List<String> told) {
        return new HyperShiftException(Problem.of(
                        "delegated-elsewhere",
                        "{} in zone {} is delegated to other servers already: {}",
                        name,
                        parent.name(),
                        String.join(", ", told))
                .because("Whoever has names below it would lose them.")
                .remedy(
                        "Take another zone with {}, or replace the delegation with {}.",
                        Parameter.EXTERNAL_DNS_ZONE,
                        Parameter.OVERWRITE_DELEGATION));
    }
}
