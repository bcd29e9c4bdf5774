package io.hypershift.azure.operator;

import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of an installation, for real or dry. */
record Installation(
        InstallOperatorRequest request,
        InstallInputs inputs,
        KubeApi api,
        PlanRunner runner,
        CheckRunner checks,
        EventListener events,
        Cancellation cancellation) {

    Operator run() {
        examine(false);
        RenderNamespace.sweep(api);
        // Made before the manifests are known: the Job that renders them runs in the namespace, with the pull secret.
        var groundwork = inputs.given().isPresent()
                ? Groundwork.NONE
                : Groundwork.lay(api, request.namespace(), inputs.secrets(), new TakenOver(events));
        var manifests = sorted(source(request.namespace()));
        var leftovers = leftovers(manifests);
        runner.run(plan(api, manifests, groundwork, leftovers, false), cancellation)
                .orThrow();
        return new Operator(
                request.namespace(),
                image(manifests),
                manifests.all().size(),
                request.rollout().isAwaited() ? await(manifests) : List.of(),
                request.prune()
                        ? List.of()
                        : leftovers.stream().map(Ref::toString).toList());
    }

    void rehearse() {
        examine(true);
        var manifests = sorted(inputs.given().isPresent() ? source(request.namespace()) : this::renderedApart);
        runner.dryRun(plan(api.readOnly(), manifests, Groundwork.NONE, leftovers(manifests), true), cancellation)
                .orThrow();
    }

    private void examine(boolean dryRun) {
        new Readiness(api, checks, events, cancellation).examine(dryRun);
        ReferencedSecrets.check(api, request.namespace(), inputs.references());
        OtherOperator.refuse(api, request.namespace());
    }

    private Plan plan(
            KubeApi client, OperatorManifests manifests, Groundwork groundwork, List<Ref> leftovers, boolean dryRun) {
        var definitions = Definitions.read(client, manifests.definitions());
        definitions.check(checks, dryRun, cancellation);
        return new OperatorPlan(client, request.namespace(), groundwork, new TakenOver(events), cancellation)
                .of(manifests, definitions, request.prune() ? leftovers : List.of());
    }

    private List<Manifest> renderedApart() {
        try (var namespace = RenderNamespace.make(api, events, inputs.secrets())) {
            return source(namespace.name()).manifests();
        }
    }

    /**
     * @param namespace where a Job runs
     */
    private ManifestSource source(String namespace) {
        if (inputs.given().isPresent()) {
            return inputs.given()::get;
        }
        var job = (FromJob) request.manifests();
        var txtOwnerId = TxtOwnerId.of(request, api, events);
        var outputs = new LinkedHashMap<String, List<String>>();
        Stream.of("crds", "resources").forEach(it -> outputs.put(it, RenderArguments.of(request, job, it, txtOwnerId)));
        return new RenderJob(
                api,
                namespace,
                job.image(),
                outputs,
                inputs.renderFiles(),
                inputs.hasPullSecret(),
                request.rollout().timeout(),
                events,
                cancellation);
    }

    private OperatorManifests sorted(ManifestSource source) {
        var rendered = ClusterProxy.of(api).into(SharedDefinitions.without(source.manifests(), request, api));
        var manifests = OperatorManifests.of(rendered, inputs.secrets(), request.namespace(), api);
        if (!manifests.unserved().isEmpty()) {
            events.on(new Event.Note(Text.of(
                    "left out, since the management cluster has no such kinds: {}",
                    names(manifests.unserved().stream().map(Manifest::ref)))));
        }
        return manifests;
    }

    private List<Ref> leftovers(OperatorManifests manifests) {
        var leftovers = Leftovers.of(InstalledObjects.of(api), manifests);
        if (!leftovers.isEmpty() && !request.prune()) {
            events.on(new Event.Note(Text.of(
                    "no longer among the manifests, and left as they are: {} (they go with {})",
                    names(leftovers.stream()),
                    new Setting(Parameter.PRUNE, "true"))));
        }
        return leftovers;
    }

    private List<String> await(OperatorManifests manifests) {
        var namespace = request.namespace();
        var rollout = Rollout.begin(api, events, request.rollout().timeout(), cancellation);
        rollout.of(namespace, RenderedManifest.OPERATOR);
        rollout.answers(namespace, RenderedManifest.OPERATOR);
        if (manifests.runs(TxtOwnerId.DEPLOYMENT)) {
            rollout.of(namespace, TxtOwnerId.DEPLOYMENT);
        }
        return OperatorPods.ready(api, namespace);
    }

    private String image(OperatorManifests manifests) {
        return manifests.workloads().stream()
                .filter(it -> it.name().equals(RenderedManifest.OPERATOR))
                .map(it ->
                        it.tree().at("/spec/template/spec/containers/0/image").asText())
                .findFirst()
                .orElse("");
    }

    private static String names(Stream<Ref> refs) {
        return refs.map(Ref::toString).collect(Collectors.joining(", "));
    }
}
