package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets the operator's own image print its manifests, in a Job on the management cluster: nothing needs to be installed
 * locally, and the manifests are always those of the operator's version. The Job has no rights, no token and no secret;
 * the kubelet alone gets the pull secret.
 *
 * @param namespace where the Job runs
 */
record RenderJob(
        KubeApi management,
        InstallOperatorRequest request,
        String namespace,
        boolean withPullSecret,
        Cancellation cancellation) {
    static final String FIELD_MANAGER = "hypershift-azure";
    private static final String NAME = "hypershift-azure-render";

    /** The CustomResourceDefinitions and all other objects. */
    List<Manifest> manifests() {
        management.apply(serviceAccount(), FIELD_MANAGER);
        try {
            // Apart, each log stays well below what a kubelet keeps: 2.7 MB of CRDs, 20 KB of everything else.
            return Stream.of("crds", "resources")
                    .flatMap(outputs -> render(outputs).stream())
                    .toList();
        } finally {
            management.delete(Ref.core("ServiceAccount", namespace, NAME));
        }
    }

    private List<Manifest> render(String outputs) {
        var job = new Ref("batch/v1", "Job", namespace, NAME + "-" + outputs);
        remove(job);
        var applied = management.apply(job(job, outputs), FIELD_MANAGER);
        var run = new JobRun(management, job, applied.uid(), cancellation);
        try {
            return RenderedManifest.parse(run.log(request.timeout()), "the output of " + request.image());
        } finally {
            management.delete(job);
        }
    }

    /** One that a run which was killed has left behind. */
    private void remove(Ref job) {
        management.delete(job);
        var gone = new ObjectWait(management, Duration.ofMinutes(1), cancellation)
                .until(job, () -> management.find(job).isEmpty() ? Optional.of(true) : Optional.empty());
        if (gone.isEmpty()) {
            throw new HyperShiftException(Problem.of("job-remains", "{} of an earlier run does not go away", job));
        }
    }

    private Manifest serviceAccount() {
        var tree = Manifest.of(Ref.core("ServiceAccount", namespace, NAME)).tree();
        tree.put("automountServiceAccountToken", false);
        return new Manifest(tree).withLabels(ManagedBy.LABELS);
    }

    private Manifest job(Ref ref, String outputs) {
        var tree = Manifest.of(ref).tree();
        var spec = tree.putObject("spec").put("backoffLimit", 0).put("ttlSecondsAfterFinished", 600);
        var pod = spec.putObject("template").putObject("spec");
        pod.put("restartPolicy", "Never");
        pod.put("serviceAccountName", NAME).put("automountServiceAccountToken", false);
        if (withPullSecret) {
            pod.putArray("imagePullSecrets").addObject().put("name", PullSecret.NAME);
        }
        var container = pod.putArray("containers").addObject();
        container.put("name", JobRun.CONTAINER).put("image", request.image());
        var arguments = container.putArray("args");
        RenderArguments.of(request, outputs).forEach(arguments::add);
        return new Manifest(tree).withLabels(ManagedBy.LABELS);
    }
}
