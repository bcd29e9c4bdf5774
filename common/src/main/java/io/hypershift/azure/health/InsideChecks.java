package io.hypershift.azure.health;

import io.hypershift.azure.check.Answers;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.cluster.AdministratorKubeconfig;
import io.hypershift.azure.cluster.HostedAccess;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the hosted cluster tells of itself, as far as its API server is reached from here. */
final class InsideChecks implements AutoCloseable {
    private static final String CONFIG = "config.openshift.io/v1";

    private final Supplier<AdministratorKubeconfig> kubeconfig;
    private final HostedAccess access;
    private final boolean isEmpty;
    private @Nullable KubeApi hosted;

    InsideChecks(Supplier<AdministratorKubeconfig> kubeconfig, HostedAccess access, boolean isEmpty) {
        this.kubeconfig = kubeconfig;
        this.access = access;
        this.isEmpty = isEmpty;
    }

    void addTo(Checklist list) {
        var api = list.add("API of the cluster", this::api);
        list.add("nodes", (Answers answers) -> nodes(answers.of(api)), api);
        list.add("ClusterVersion", (Answers answers) -> version(answers.of(api)), api);
        list.add("cluster operators", (Answers answers) -> operators(answers.of(api)), api);
    }

    private synchronized Finding<KubeApi> api() {
        var known = kubeconfig.get();
        var open = access.open(known).readOnly();
        hosted = open;
        try {
            return Finding.of(open, "{} answers, Kubernetes {}", open.url(), open.version());
        } catch (HyperShiftException e) {
            if (KubeCall.passing(e).isEmpty()) {
                throw e;
            }
            return Finding.unknown(
                    Text.of(
                            "{} is not reached from here: {}",
                            open.url(),
                            e.problems().get(0).cause()),
                    Text.of(
                            "Nothing is wrong with that where the cluster is private, or its network not open to here."));
        }
    }

    private static Finding<Boolean> nodes(KubeApi hosted) {
        var nodes = hosted.list("v1", "Node", "", Map.of());
        var unready = nodes.stream()
                .filter(it -> it.condition("Ready").filter(Condition::isTrue).isEmpty())
                .map(it -> it.name() + ": "
                        + it.condition("Ready").map(Condition::message).orElse("no kubelet has reported"))
                .toList();
        return unready.isEmpty()
                ? Finding.passed("{} are Ready{}", nodes.size(), versions(nodes))
                : Finding.failed(
                        Text.of(
                                "{} of {} are not Ready:\n{}",
                                unready.size(),
                                nodes.size(),
                                String.join("\n", unready)),
                        Text.NONE);
    }

    private static String versions(List<Manifest> nodes) {
        var versions = nodes.stream()
                .map(it -> it.text("status", "nodeInfo", "kubeletVersion"))
                .filter(it -> !it.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return versions.isEmpty() ? "" : ", kubelet " + versions;
    }

    private Finding<Boolean> version(KubeApi hosted) {
        var all = hosted.listIfServed(CONFIG, "ClusterVersion", "", Map.of());
        if (all.isEmpty()) {
            return Finding.unknown(Text.of("there is none"), Text.NONE);
        }
        var failing = all.get(0).condition("Failing").filter(Condition::isTrue);
        var version = all.get(0).text("status", "desired", "version");
        return failing.isEmpty() || isEmpty
                ? Finding.passed("{}", version)
                : Finding.failed(
                        Text.of("{} is failing: {}", version, failing.get().message()), Text.NONE);
    }

    private Finding<Boolean> operators(KubeApi hosted) {
        var all = hosted.listIfServed(CONFIG, "ClusterOperator", "", Map.of());
        var failing = all.stream()
                .filter(InsideChecks::isFailing)
                .sorted(Comparator.comparing(Manifest::name))
                .toList();
        if (failing.isEmpty()) {
            return Finding.passed("{} are available", all.size());
        }
        if (isEmpty) {
            return Finding.passed(
                    "not available, as it is without nodes: {}",
                    failing.stream().map(Manifest::name).collect(Collectors.joining(", ")));
        }
        return Finding.failed(
                Text.of(
                        "{} of {}:\n{}",
                        failing.size(),
                        all.size(),
                        failing.stream().map(InsideChecks::told).collect(Collectors.joining("\n"))),
                Text.NONE);
    }

    private static boolean isFailing(Manifest operator) {
        return operator.condition("Available").filter(Condition::isTrue).isEmpty()
                || operator.condition("Degraded").filter(Condition::isTrue).isPresent();
    }

    private static String told(Manifest operator) {
        return operator.name() + ": "
                + operator.condition("Degraded")
                        .filter(Condition::isTrue)
                        .or(() -> operator.condition("Available"))
                        .map(it -> it.type() + " " + it.status() + ", " + it.message())
                        .orElse("reports nothing");
    }

    @Override
    public synchronized void close() {
        if (hosted != null) {
            hosted.close();
        }
    }
}
