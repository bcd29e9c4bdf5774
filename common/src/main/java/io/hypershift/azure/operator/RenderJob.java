package io.hypershift.azure.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets the operator's own image print its manifests, in a Job on the management cluster: nothing needs to be installed
 * locally, and the manifests are always those of the operator's version. The Job has no rights, no token and no secret;
 * the kubelet alone gets the pull secret.
 *
 * @param namespace where the Job runs
 * @param outputs the arguments by what they print, each for a container of its own: 2.7 MB of CRDs and 20 KB of everything else stay
 *     apart, so that each log stays well below what a kubelet keeps
 * @param files what the containers read, by file name
 */
record RenderJob(
        KubeApi management,
        String namespace,
        String image,
        Map<String, List<String>> outputs,
        Map<String, String> files,
        boolean withPullSecret,
        Duration timeout,
        EventListener events,
        Cancellation cancellation)
        implements ManifestSource {
    static final String FIELD_MANAGER = "hypershift-azure";
    private static final String NAME = "hypershift-azure-render";

    /** The Job ends by itself, but not before it was looked at what keeps it. */
    private static final Duration AFTER_US = Duration.ofMinutes(1);

    RenderJob {
        outputs = new LinkedHashMap<>(outputs);
    }

    @Override
    public List<Manifest> manifests() {
        // Two runs at a time do not get into each other's way; what one leaves that is killed goes with its Job, which
        // ends by itself.
        var name = RandomName.of(NAME);
        var account = serviceAccount(name);
        management.apply(account, FIELD_MANAGER);
        try {
            var job = management.apply(job(new Ref("batch/v1", "Job", namespace, name)), FIELD_MANAGER);
            management.apply(ownedBy(job, account), FIELD_MANAGER);
            if (!files.isEmpty()) {
                management.apply(ownedBy(job, configMap(name)), FIELD_MANAGER);
            }
            return render(job);
        } finally {
            Stream.of(
                            new Ref("batch/v1", "Job", namespace, name),
                            account.ref(),
                            configMap(name).ref())
                    .filter(it -> !it.kind().equals("ConfigMap") || !files.isEmpty())
                    .forEach(this::remove);
        }
    }

    /** What cannot be removed now must not hide why the rendering failed: it goes by itself, with its Job. */
    private void remove(Ref ref) {
        try {
            management.delete(ref);
        } catch (HyperShiftException e) {
            events.on(new Event.Warning(
                    Text.of("{} is left, and goes by itself after a while: {}", ref, String.valueOf(e.getMessage()))));
        }
    }

    private List<Manifest> render(Manifest job) {
        var run = new JobRun(management, events, job.ref(), job.uid(), cancellation);
        var pod = run.succeeded(outputs.keySet(), timeout);
        new AzureReach(management, events).tell(pod);
        return outputs.keySet().stream()
                .flatMap(container ->
                        management
                                .logs()
                                .read(pod, container, log -> RenderedManifest.read(log, "the output of " + image))
                                .stream())
                .toList();
    }

    private Manifest serviceAccount(String name) {
        var tree = Manifest.of(Ref.core("ServiceAccount", namespace, name)).tree();
        tree.put("automountServiceAccountToken", false);
        return new Manifest(tree).withLabels(ManagedBy.LABELS);
    }

    private Manifest configMap(String name) {
        var tree = Manifest.of(Ref.core("ConfigMap", namespace, name)).tree();
        var data = tree.putObject("data");
        files.forEach(data::put);
        return new Manifest(tree).withLabels(ManagedBy.LABELS);
    }

    private static Manifest ownedBy(Manifest job, Manifest object) {
        var tree = object.tree().deepCopy();
        tree.withObject("/metadata")
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", job.apiVersion())
                .put("kind", job.kind())
                .put("name", job.name())
                .put("uid", job.uid());
        return new Manifest(tree);
    }

    private Manifest job(Ref ref) {
        var tree = Manifest.of(ref).tree();
        var spec = tree.putObject("spec")
                .put("backoffLimit", 0)
                .put("activeDeadlineSeconds", timeout.plus(AFTER_US).toSeconds())
                .put("ttlSecondsAfterFinished", 600);
        var pod = spec.putObject("template").putObject("spec");
        pod.put("restartPolicy", "Never");
        pod.put("serviceAccountName", ref.name()).put("automountServiceAccountToken", false);
        if (withPullSecret) {
            pod.putArray("imagePullSecrets").addObject().put("name", OperatorSecret.PULL_SECRET);
        }
        var containers = pod.putArray("containers");
        container(containers, AzureReach.CONTAINER).set("command", Json.tree(AzureReach.COMMAND));
        outputs.forEach((name, arguments) -> {
            var container = container(containers, name);
            container.set("args", Json.tree(arguments));
            // Without one, the CLI complains at length that it is in a cluster and has no token.
            container.putArray("env").addObject().put("name", "KUBECONFIG").put("value", "/none");
            if (!files.isEmpty()) {
                container
                        .putArray("volumeMounts")
                        .addObject()
                        .put("name", "files")
                        .put("mountPath", RenderArguments.FILES);
            }
        });
        if (!files.isEmpty()) {
            var volume = pod.putArray("volumes").addObject().put("name", "files");
            volume.putObject("configMap").put("name", ref.name());
        }
        return new Manifest(tree).withLabels(ManagedBy.LABELS);
    }

    private ObjectNode container(ArrayNode containers, String name) {
        var container = containers.addObject().put("name", name).put("image", image);
        container.set("securityContext", unprivileged());
        return container;
    }

    private static JsonNode unprivileged() {
        return Json.tree(Map.of(
                "allowPrivilegeEscalation", false,
                "capabilities", Map.of("drop", List.of("ALL")),
                "seccompProfile", Map.of("type", "RuntimeDefault")));
    }
}
