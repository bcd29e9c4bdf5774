package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.ComponentLog;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;
import io.hypershift.azure.sandbox.hypershift.cloud.Egress;
import io.hypershift.azure.sandbox.hypershift.cloud.SignIn;
import io.hypershift.azure.sandbox.hypershift.cloud.VirtualMachine;
import io.hypershift.azure.sandbox.hypershift.controlplane.ControlPlanes;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedApi;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedApis;
import io.hypershift.azure.sandbox.hypershift.nodepool.MachineReport.Progress;
import io.hypershift.azure.sandbox.told.SilentNodes;
import java.time.Duration;

/** Cluster API and its Azure provider at one Machine: its virtual machine, and the node that becomes of it. */
public final class MachineReconciler implements Reconciler {
    static final String IGNITION_REACHED = "hypershift.openshift.io/ignition-reached";

    /** From the virtual machine's start to the kubelet, about three minutes in HyperShift's CI; then its network. */
    private static final Duration IGNITION = Duration.ofMinutes(2);

    private static final Duration JOINING = Duration.ofMinutes(2);
    private static final Duration NETWORK = Duration.ofMinutes(2);

    private final KubeApi api;
    private final ControlPlanes controlPlanes;
    private final HostedApis apis;
    private final StageClock clock;
    private final SignIn signIn;
    private final MachineReport report;
    private final ProviderLog log;
    private final SilentNodes silent;

    /**
     * @param silent the nodes that nothing is heard from
     */
    public MachineReconciler(
            KubeApi api,
            ControlPlanes controlPlanes,
            HostedApis apis,
            StageClock clock,
            SignIn signIn,
            ComponentLog log,
            SilentNodes silent) {
        this.api = api;
        this.controlPlanes = controlPlanes;
        this.apis = apis;
        this.clock = clock;
        this.signIn = signIn;
        this.silent = silent;
        this.report = new MachineReport(api);
        this.log = new ProviderLog(log, new Events(api, "azuremachine-reconciler"));
    }

    @Override
    public Next reconcile(String namespace, String name) throws InterruptedException {
        var machine = api.get(Kind.MACHINE, namespace, name);
        if (machine.isEmpty()) {
            return Next.WHEN_CHANGED;
        }
        var cluster = controlPlanes.clusterOf(namespace);
        var azureMachine = api.get(Kind.AZURE_MACHINE, namespace, name);
        if (cluster.isEmpty() || (azureMachine.isEmpty() && !machine.get().isDeleting())) {
            return clock.retry();
        }
        if (azureMachine.isEmpty()) {
            release(cluster.get(), machine.get());
            return Next.WHEN_CHANGED;
        }
        if (!isProviderUp(namespace) || isPaused(cluster.get())) {
            return clock.retry();
        }
        return machine.get().isDeleting()
                ? delete(cluster.get(), machine.get(), azureMachine.get())
                : provision(cluster.get(), machine.get(), azureMachine.get());
    }

    private boolean isProviderUp(String namespace) {
        return api.get(Kind.DEPLOYMENT, namespace, Component.NODE_POOL_MANAGEMENT.deployment())
                .filter(it -> it.hasCondition("Available", "True"))
                .isPresent();
    }

    private boolean isPaused(HostedCluster cluster) {
        return api.get(Kind.CLUSTER, cluster.controlPlaneNamespace(), cluster.infraId())
                .filter(it -> it.at("/spec/paused").asBoolean())
                .isPresent();
    }

    private Next provision(HostedCluster cluster, Resource machine, Resource azureMachine) throws InterruptedException {
        try {
            var azure = signIn.of(cluster, Component.NODE_POOL_MANAGEMENT);
            var vm = new VirtualMachine(cluster, azureMachine);
            var state = vm.state(azure);
            if (state.isEmpty() && azureMachine.has("/spec/providerID")) {
                return lost(cluster, machine, azureMachine);
            }
            if (state.isEmpty()) {
                log.info(azureMachine, "creating VM " + azureMachine.name());
                vm.create(azure);
                report.progressed(machine, azureMachine, Progress.CREATING, "");
                return clock.soon();
            }
            if (state.get().equals("Failed")) {
                var problem = vm.failure(azure);
                log.failed(azureMachine, "failed to reconcile AzureMachine: " + problem);
                report.givenUp(machine, azureMachine, problem);
                return clock.retry();
            }
            return state.get().equals("Succeeded") ? boot(cluster, machine, azureMachine, vm, azure) : clock.soon();
        } catch (AzureException e) {
            log.failed(azureMachine, "failed to reconcile AzureMachine: " + e.problem());
            report.refused(machine, azureMachine, e.problem());
            return clock.retry();
        }
    }

    private Next boot(
            HostedCluster cluster, Resource machine, Resource azureMachine, VirtualMachine vm, CloudSession azure)
            throws AzureException, InterruptedException {
        identify(machine, azureMachine, vm);
        var hosted = apis.of(cluster);
        if (hosted.isEmpty() || !hasBooted(cluster, machine, azureMachine, vm, azure)) {
            report.progressed(machine, azureMachine, Progress.BOOTING, "");
            return clock.soon();
        }
        var nodes = new Nodes(hosted.get().client());
        if (!new NodeCertificates(hosted.get().client(), api).areSigned(machine)) {
            report.progressed(machine, azureMachine, Progress.BOOTING, "");
            return clock.soon();
        }
        var node = nodes.join(cluster, machine, azureMachine, vm.id());
        var hasNetwork = clock.isOver(machine, "network", NETWORK);
        var isSilent = silent.isSilent(machine.name()) || !vm.isRunning(azure);
        var ready = isSilent ? NodeStatus.SILENT : condition(node, hasNetwork);
        var address = vm.address(azure).orElse("10.0.0.4");
        nodes.report(node, status(machine, azureMachine, address, ready));
        report.addressed(machine, address);
        if (isSilent) {
            report.silent(machine, azureMachine);
            return clock.retry();
        }
        report.progressed(machine, azureMachine, ready.isTrue() ? Progress.READY : Progress.JOINED, node.name());
        return hasNetwork ? clock.resync() : clock.soon();
    }

    private static Condition condition(Resource node, boolean hasNetwork) {
        if (NodeUpdate.isUnderWay(node)) {
            return NodeStatus.REBOOTING;
        }
        return hasNetwork ? NodeStatus.READY : NodeStatus.NO_NETWORK;
    }

    private static NodeStatus status(Resource machine, Resource azureMachine, String address, Condition ready) {
        return new NodeStatus(machine, NodeSize.of(azureMachine.text("/spec/vmSize")), address, ready);
    }

    /** A virtual machine that somebody has deleted is not made again: that is for a health check to see to. */
    private Next lost(HostedCluster cluster, Resource machine, Resource azureMachine) {
        var problem = "VM with provider id \"%s\" has been deleted".formatted(azureMachine.text("/spec/providerID"));
        log.failed(azureMachine, "failed to reconcile AzureMachine: " + problem);
        apis.of(cluster)
                .map(HostedApi::client)
                .map(Nodes::new)
                .ifPresent(nodes -> nodes.of(machine)
                        .ifPresent(it -> nodes.report(
                                it,
                                status(
                                        machine,
                                        azureMachine,
                                        it.text("/status/addresses/0/address"),
                                        NodeStatus.SILENT))));
        report.lost(machine, azureMachine, problem);
        return clock.retry();
    }

    /** Without a way out of its subnet and to its control plane a machine never fetches its ignition. */
    private boolean hasBooted(
            HostedCluster cluster, Resource machine, Resource azureMachine, VirtualMachine vm, CloudSession azure)
            throws AzureException, InterruptedException {
        var subnet = azureMachine.annotation(VirtualMachine.SUBNET).orElse(cluster.azure("subnetID"));
        if (!machine.has("/status/nodeRef")
                && !(Egress.works(cluster, subnet, azure)
                        && vm.isLetOut(azure)
                        && findsControlPlane(cluster, machine.namespace()))) {
            clock.restart(machine, "ignition");
            return false;
        }
        if (!clock.isOver(machine, "ignition", IGNITION)) {
            return false;
        }
        reachIgnition(machine);
        return clock.isOver(machine, "joining", JOINING);
    }

    /** What is not to be reached from outside is found by the private link's names. */
    private boolean findsControlPlane(HostedCluster cluster, String namespace) {
        return !cluster.isPrivate()
                || api.list(Kind.AZURE_PRIVATE_LINK_SERVICE, namespace).stream()
                        .anyMatch(it -> it.hasCondition("AzurePrivateDNSAvailable", "True"));
    }

    private void reachIgnition(Resource machine) {
        var userData = machine.text("/spec/bootstrap/dataSecretName");
        api.get(Kind.SECRET, machine.namespace(), userData.replaceFirst("user-data-", "token-"))
                .filter(it -> it.annotation(IGNITION_REACHED).isEmpty())
                .ifPresent(it -> api.update(Kind.SECRET, it, it.withAnnotation(IGNITION_REACHED, "True")));
    }

    private void identify(Resource machine, Resource azureMachine, VirtualMachine vm) {
        var id = "azure://" + vm.id();
        if (!azureMachine.text("/spec/providerID").equals(id)) {
            api.update(Kind.AZURE_MACHINE, azureMachine, azureMachine.with("/spec/providerID", id));
            api.update(Kind.MACHINE, machine, machine.with("/spec/providerID", id));
        }
    }

    private Next delete(HostedCluster cluster, Resource machine, Resource azureMachine) throws InterruptedException {
        api.delete(Kind.AZURE_MACHINE, azureMachine);
        try {
            var azure = signIn.of(cluster, Component.NODE_POOL_MANAGEMENT);
            var vm = new VirtualMachine(cluster, azureMachine);
            drain(cluster, machine);
            if (!machine.text("/status/phase").equals("Deleting")) {
                report.deleting(machine, azureMachine, "");
            }
            if (!vm.delete(azure)) {
                return clock.soon();
            }
            api.get(Kind.AZURE_MACHINE, machine.namespace(), machine.name())
                    .ifPresent(it ->
                            api.removeFinalizer(Kind.AZURE_MACHINE, it, MachineManifests.AZURE_MACHINE_FINALIZER));
            return clock.soon();
        } catch (AzureException e) {
            log.failed(azureMachine, "failed to delete AzureMachine: " + e.problem());
            report.deleting(machine, azureMachine, e.problem());
            return clock.retry();
        }
    }

    /** Nobody needs the pods of a cluster that goes as a whole. */
    private void drain(HostedCluster cluster, Resource machine) {
        if (!cluster.resource().isDeleting()) {
            apis.of(cluster).map(HostedApi::client).ifPresent(hosted -> new Nodes(hosted).drain(machine));
        }
    }

    private void release(HostedCluster cluster, Resource machine) {
        apis.of(cluster).map(HostedApi::client).ifPresent(hosted -> new Nodes(hosted).remove(machine));
        clock.forget(machine.uid());
        api.removeFinalizer(Kind.MACHINE, machine, MachineManifests.MACHINE_FINALIZER);
    }
}
