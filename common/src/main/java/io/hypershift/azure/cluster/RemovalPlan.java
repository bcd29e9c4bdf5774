package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.lease.LeaseHold;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The removal of a cluster as a plan: HyperShift first gets to clean up by itself, then the groups made for the cluster go with
 * all that is in them, then what HyperShift could not let go of, and last the lease.
 */
record RemovalPlan(Remains remains, Azure azure, KubeApi management, Leases leases) {

    /** How long a namespace that nothing holds any more takes to be emptied, with a good deal to spare. */
    private static final Duration EMPTYING = Duration.ofMinutes(5);

    /** @param lease the removal of its lease, if it has one */
    Plan plan(HostedClusterRemoval removal, Optional<Removal> lease) {
        var key = remains.key();
        var plan = Plan.named("removal of cluster " + key.name());
        var along = new TakenAlong(removal, remains.dnsZone().isEmpty() ? Optional.empty() : Optional.of(record()));
        var hostedCluster = plan.removal("HostedCluster " + key, along.hostedCluster());
        var groups = addKeptGroups(plan, addGroups(plan, hostedCluster));
        var machines = plan.removal(
                "machines of " + key + " beside its own groups",
                new ForeignMachines(azure, management, remains),
                groups);
        var stuck = plan.removal(
                "what HyperShift could not let go of", new StuckObjects(management, key, remains.infraId()), machines);
        var namespace = plan.removal(
                "namespace " + key.controlPlaneNamespace(),
                new ControlPlaneNamespace(management, key, remains.infraId(), EMPTYING, removal.cancellation()),
                stuck);
        var labelled = new LabelledObjects(management, key.namespace(), remains.labels());
        var secrets = plan.removal("Secrets of " + key, along.secrets(labelled), namespace);
        var record = remains.dnsZone().isEmpty() ? namespace : addRecord(plan, along, namespace);
        lease.ifPresent(it -> plan.removal("lease " + key, it, secrets, record));
        return plan;
    }

    /** The lease in the hands of one who removes its cluster. */
    static Removal lease(LeaseHold hold) {
        return new LeaseRemoval(hold);
    }

    /** One after another: the nodes' interfaces hold the network's subnet, and the subnet its security group. */
    private Step<Void> addGroups(Plan plan, Step<Void> after) {
        var last = after;
        for (var id : remains.groups()) {
            refuseOtherSubscription(id, azure);
            var name = AzureId.nameOf(id);
            last = plan.removal("resource group " + name, azure.groups().removal(name, remains.ours()), last);
        }
        return last;
    }

    /**
     * What was there before the cluster stays, and so do the rights on it that others count on. Unlike a group that is being
     * deleted, such a one takes what the cluster makes anew, so nothing of it may run any more.
     */
    private Step<Void> addKeptGroups(Plan plan, Step<Void> after) {
        if (remains.keptGroups().isEmpty()) {
            return after;
        }
        var key = remains.key();
        var last = plan.removal("control plane of " + key, new RunningControlPlane(management, key), after);
        for (var id : remains.keptGroups()) {
            refuseOtherSubscription(id, azure);
            var name = AzureId.nameOf(id);
            last = plan.removal("what is the cluster's in resource group " + name, content(name), last);
            last = plan.removal(
                    "roles of the cluster on resource group " + name,
                    new OwnRoles(remains, id, management, names -> azure.roles().removal(id, names)),
                    last);
        }
        return last;
    }

    private Removal content(String group) {
        var own = remains.resources();
        var disks = new MachineDisks(management, remains.key()).and(it -> !own.isAnothers(it));
        return azure.content().removal(group, own.or(disks), own.mark(remains.key()));
    }

    /** Only when the HostedCluster is gone: as long as its ingress operator lives, it writes the record again. */
    private Step<Void> addRecord(Plan plan, TakenAlong along, Step<Void> after) {
        var name = "record " + recordName() + " of " + zone().name();
        return plan.removal(name, along.record(new UnlessAnothers(record(), this::isAnothersRecord)), after);
    }

    private boolean isAnothersRecord() {
        return new AppsRecordUsers(management, leases)
                .other(remains.key(), remains.infraId(), remains.dnsZone(), recordName())
                .isPresent();
    }

    private Removal record() {
        return azure.publicDns().addressRecord(zone(), recordName());
    }

    private String recordName() {
        return remains.appsRecord();
    }

    private Zone zone() {
        var id = remains.dnsZone();
        return new Zone(AzureId.nameOf(id), id, AzureId.groupOf(id));
    }

    /** Whether a group lies in the subscription that we are let into. */
    static boolean isWithin(Azure azure, String group) {
        return AzureId.same(group, AzureId.group(azure.subscription(), AzureId.nameOf(group)));
    }

    static void refuseOtherSubscription(String group, Azure azure) {
        if (!isWithin(azure, group)) {
            throw new HyperShiftException(Problem.of(
                            "other-subscription",
                            "the cluster lies in {}, the credentials are for subscription {}",
                            group,
                            azure.subscription())
                    .remedy("Give credentials for its subscription with {}.", Parameter.AZURE_CREDENTIALS_FILE));
        }
    }

    /**
     * The record bears the cluster's name or prefix alone: where another cluster has it since, the record is that one's. Only
     * of a record that is there it is asked who else has it, since HyperShift takes most away.
     */
    private record UnlessAnothers(Removal record, BooleanSupplier isAnothers) implements Removal {
        @Override
        public boolean exists() {
            return record.exists() && !isAnothers.getAsBoolean();
        }

        @Override
        public void delete() {
            record.delete();
        }

        @Override
        public Optional<String> passing(RuntimeException failure) {
            return KubeCall.passing(failure).or(() -> record.passing(failure));
        }
    }

    private record LeaseRemoval(LeaseHold hold) implements Removal {
        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public void delete() {
            hold.release();
        }

        @Override
        public Optional<String> passing(RuntimeException failure) {
            return failure instanceof HyperShiftException known && known.has(KubeCall.CONFLICT)
                    ? Optional.of("somebody has written the lease meanwhile")
                    : KubeCall.passing(failure);
        }
    }
}
