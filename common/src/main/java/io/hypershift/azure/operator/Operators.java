package io.hypershift.azure.operator;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.JsonInput;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Installs the HyperShift operator. */
public final class Operators {
    private final Supplier<KubeApi> management;
    private final PlanRunner runner;
    private final EventListener events;

    public Operators(Supplier<KubeApi> management, PlanRunner runner, EventListener events) {
        this.management = management;
        this.runner = runner;
        this.events = events;
    }

    /** Installs or upgrades the operator, and returns when it is available. */
    public Operator install(InstallOperatorRequest request, Cancellation cancellation) {
        var inputs = Inputs.of(request);
        var api = management.get();
        var pullSecret = inputs.pullSecret(request.namespace());
        // Made before the manifests are known: the Job that renders them runs in the namespace, with the pull secret.
        var groundwork =
                inputs.fromFile().isPresent() ? Groundwork.NONE : Groundwork.lay(api, request.namespace(), pullSecret);
        var manifests = applicable(
                api,
                inputs.fromFile()
                        .orElseGet(() -> job(api, request, request.namespace(), cancellation)
                                .manifests()));
        var plan = new OperatorPlan(api, request.namespace(), groundwork, cancellation).of(manifests, pullSecret);
        runner.run(plan, cancellation).orThrow();
        var image = new OperatorRollout(api, events, cancellation).await(request.namespace(), request.timeout());
        return new Operator(request.namespace(), image, manifests.size());
    }

    /**
     * Tells by events what {@link #install} would do. Nothing is written, but for the Job that renders the manifests: it runs in a
     * namespace of its own, which goes with it.
     */
    public void rehearse(InstallOperatorRequest request, Cancellation cancellation) {
        var inputs = Inputs.of(request);
        var api = management.get();
        var rendered =
                inputs.fromFile().orElseGet(() -> renderedApart(api, request, inputs.pullSecret(), cancellation));
        var manifests = applicable(api, rendered);
        var plan = new OperatorPlan(api.readOnly(), request.namespace(), Groundwork.NONE, cancellation)
                .of(manifests, inputs.pullSecret(request.namespace()));
        runner.dryRun(plan, cancellation).orThrow();
    }

    private static List<Manifest> renderedApart(
            KubeApi api, InstallOperatorRequest request, Optional<String> pullSecret, Cancellation cancellation) {
        try (var namespace = RenderNamespace.make(api, pullSecret)) {
            return job(api, request, namespace.name(), cancellation).manifests();
        }
    }

    private static RenderJob job(
            KubeApi api, InstallOperatorRequest request, String namespace, Cancellation cancellation) {
        return new RenderJob(api, request, namespace, request.pullSecret().isGiven(), cancellation);
    }

    private List<Manifest> applicable(KubeApi api, List<Manifest> manifests) {
        var unserved = OperatorPlan.unserved(api, manifests);
        tell(unserved);
        return manifests.stream().filter(it -> !unserved.contains(it)).toList();
    }

    private void tell(List<Manifest> unserved) {
        if (!unserved.isEmpty()) {
            events.on(new Event.Note(Text.of(
                    "left out, since the management cluster has no such kinds: {}",
                    unserved.stream().map(it -> it.ref().toString()).collect(Collectors.joining(", ")))));
        }
    }

    /**
     * The request's files, read and checked.
     *
     * @param fromFile the manifests, where a file gives them
     */
    private record Inputs(Optional<String> pullSecret, Optional<List<Manifest>> fromFile) {
        Optional<Manifest> pullSecret(String namespace) {
            return pullSecret.map(it -> PullSecret.of(namespace, it));
        }

        static Inputs of(InstallOperatorRequest request) {
            var checks = new Checks();
            checks.matches(Parameter.OPERATOR_NAMESPACE, request.namespace(), Names.LABEL, Names.LABEL_RULE);
            checks.matches(Parameter.HYPERSHIFT_IMAGE, request.image(), Names.IMAGE, Names.IMAGE_RULE);
            var pullSecret = request.pullSecret().isGiven()
                    ? JsonInput.object(Parameter.PULL_SECRET_FILE, request.pullSecret(), checks)
                            .map(Object::toString)
                    : Optional.<String>empty();
            Optional<List<Manifest>> manifests =
                    request.manifests() instanceof InstallOperatorRequest.Manifests.FromFile given
                            ? checks.content(Parameter.MANIFEST_FILE, given.file())
                                    .map(text -> RenderedManifest.parse(
                                            text, given.file().origin()))
                            : Optional.empty();
            checks.throwIfAny();
            return new Inputs(pullSecret, manifests);
        }
    }
}
