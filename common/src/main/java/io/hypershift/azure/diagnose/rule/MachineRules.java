package io.hypershift.azure.diagnose.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.azureapi.Machines;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The virtual machines, and the nodes that they become. */
final class MachineRules {
    private static final Duration BOOT = Duration.ofMinutes(10);
    private static final Duration LONG_UNREADY = Duration.ofMinutes(5);
    /** Who signs what kubelets ask for. */
    private static final Set<String> KUBELETS =
            Set.of("kubernetes.io/kube-apiserver-client-kubelet", "kubernetes.io/kubelet-serving");

    private static final Pattern IGNITION_ERROR = Pattern.compile("ignition\\[\\d+]: .*\\b(?:error|failed)\\b");

    private static final Set<String> OFF =
            Set.of("PowerState/stopped", "PowerState/deallocated", "PowerState/deallocating");

    private MachineRules() {}

    /** Somebody has deleted or stopped a machine in Azure, or it has failed there. */
    static Optional<Finding> machineHasFailed(Evidence it) {
        var seen = new ArrayList<Exhibit>();
        it.cluster().inControlPlane("AzureMachine").stream()
                .filter(machine -> !machine.isBeingDeleted())
                .flatMap(machine -> machine.conditions().stream()
                        .filter(condition -> Set.of("VMDeleted", "VMProvisionFailed", "VMStopped")
                                .contains(condition.reason()))
                        .filter(condition ->
                                AzureRefusal.in(condition.message()).isEmpty())
                        .map(condition -> Seen.condition(machine, condition))
                        .limit(1))
                .limit(3)
                .forEach(seen::add);
        it.azure().machines().all().stream()
                .filter(machine -> isOurs(it, machine.path("name").asText("")))
                .flatMap(MachineRules::trouble)
                .limit(3)
                .forEach(seen::add);
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.certain("machine-failed", "a virtual machine of the cluster has failed or is gone")
                                .because("Its node does not come back by itself.")
                                .seen(seen)
                                .remedy(
                                        "Start it again in Azure, or delete its Machine in namespace {}: another is made. With autoRepair"
                                                + " HyperShift does so by itself.",
                                        it.cluster().controlPlane()));
    }

    /** Others may have machines in the group, and those that are to go are stopped on the way. */
    private static boolean isOurs(Evidence it, String name) {
        return it.cluster().inControlPlane("AzureMachine").stream()
                .anyMatch(machine -> machine.name().equals(name) && !machine.isBeingDeleted());
    }

    private static Stream<Exhibit> trouble(JsonNode machine) {
        var name = "virtual machine " + machine.path("name").asText("");
        var power = Machines.states(machine).filter(OFF::contains).map(code -> new Exhibit(name, code));
        var failed = machine.at("/properties/provisioningState").asText("").equals("Failed")
                ? Stream.of(new Exhibit(name, "provisioningState Failed"))
                : Stream.<Exhibit>empty();
        return Stream.concat(power, failed);
    }

    /** Machines that run and have not found their configuration after a time in which all others do; some print that. */
    static Optional<Finding> ignitionIsNotReached(Evidence it) {
        var printed = printed(it);
        return it.cluster().pools().stream()
                .filter(pool -> runs(it, pool))
                .flatMap(pool -> pool.condition("ReachedIgnitionEndpoint").stream()
                        .filter(condition -> condition.status().equals("False"))
                        .map(condition -> Seen.condition(pool, condition)))
                .findFirst()
                .map(seen -> Finding.of(
                                "ignition-not-reached",
                                printed.isPresent() ? Certainty.LIKELY : Certainty.POSSIBLE,
                                "machines run and do not find the way to their configuration")
                        .because("They fetch it from the ignition server, through the management cluster's router.")
                        .seen(Stream.concat(Stream.of(seen), printed.stream()).toList())
                        .remedy(
                                "Look what lets them out of their network, and whether they resolve {}.",
                                it.cluster()
                                        .hostedCluster()
                                        .map(cluster -> cluster.text("status", "ignitionEndpoint"))
                                        .filter(host -> !host.isEmpty())
                                        .orElse("the ignition endpoint's name")));
    }

    /** The last failure that a machine has printed while it asked for its configuration. */
    private static Optional<Exhibit> printed(Evidence it) {
        return it.azure().machines().excerpts().stream()
                .flatMap(console -> console.lines().stream()
                        .filter(line -> IGNITION_ERROR.matcher(line).find())
                        .reduce((first, second) -> second)
                        .map(line -> new Exhibit(console.source(), line.strip()))
                        .stream())
                .findFirst();
    }

    private static boolean runs(Evidence it, Manifest pool) {
        return it.cluster().inControlPlane("AzureMachine").stream()
                .filter(machine -> isOf(machine, pool))
                .anyMatch(machine -> machine.at("status", "ready").asBoolean()
                        && machine.instant("metadata", "creationTimestamp")
                                .filter(made -> made.plus(BOOT).isBefore(it.now()))
                                .isPresent());
    }

    /** Whether Cluster API's machine is a node pool's. */
    static boolean isOf(Manifest machine, Manifest pool) {
        return machine.annotations()
                .getOrDefault("hypershift.openshift.io/nodePool", "")
                .equals(pool.ref().namespace() + "/" + pool.name());
    }

    /** Kubelets whose requests nobody signs never become nodes. */
    static Optional<Finding> signingRequestsArePending(Evidence it) {
        var pending = it.inside().objects().of("CertificateSigningRequest").stream()
                .filter(request -> KUBELETS.contains(request.text("spec", "signerName"))
                        && request.list("status", "conditions").isEmpty()
                        && request.text("status", "certificate").isEmpty())
                .filter(request -> request.instant("metadata", "creationTimestamp")
                        .filter(made -> made.plus(Duration.ofMinutes(2)).isBefore(it.now()))
                        .isPresent())
                .toList();
        return pending.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.likely(
                                "signing-requests-pending",
                                "{} certificate signing requests of nodes wait",
                                pending.size())
                        .because("Without a certificate a kubelet does not join.")
                        .seen(pending.stream()
                                .limit(3)
                                .map(request -> new Exhibit(
                                        "CertificateSigningRequest " + request.name(),
                                        "of " + request.text("spec", "username") + ", neither approved nor denied"))
                                .toList())
                        .remedy(
                                "Look at the pod of machine-approver in namespace {}.",
                                it.cluster().controlPlane()));
    }

    /** Nodes that were there and have gone silent, or do not get ready for long. */
    static Optional<Finding> nodesAreNotReady(Evidence it) {
        List<Exhibit> seen = it.inside().objects().of("Node").stream()
                .flatMap(node -> node.condition("Ready").stream()
                        .filter(condition -> isStuck(it, node, condition))
                        .map(condition -> Seen.condition(node, condition)))
                .toList();
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.likely("nodes-not-ready", "{} nodes are not Ready", seen.size())
                        .seen(seen.stream().limit(3).toList())
                        .remedy("Look at their machines in Azure, and at what their message names."));
    }

    /** When the node came to be as it is. */
    static Instant since(Manifest node) {
        return node.list("status", "conditions").stream()
                .filter(condition -> condition.path("type").asText("").equals("Ready"))
                .map(condition -> condition.path("lastTransitionTime").asText(""))
                .filter(time -> !time.isEmpty())
                .map(Instant::parse)
                .findFirst()
                .orElse(Instant.MAX.minus(LONG_UNREADY));
    }

    private static boolean isToGo(Evidence it, Manifest node) {
        return it.cluster().inControlPlane("Machine").stream()
                .filter(machine -> machine.text("status", "nodeRef", "name").equals(node.name()))
                .anyMatch(Manifest::isBeingDeleted);
    }

    private static boolean isStuck(Evidence it, Manifest node, Condition condition) {
        return !condition.isTrue()
                && !isToGo(it, node)
                && (condition.status().equals("Unknown")
                        || since(node).plus(LONG_UNREADY).isBefore(it.now()));
    }
}
