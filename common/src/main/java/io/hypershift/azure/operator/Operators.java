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
import io.hypershift.azure.manifest.Ref;
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
        prepareNamespace(api, request, inputs.pullSecret());
        var manifests = inputs.fromFile()
                .orElseGet(
                        () -> new RenderJob(api, request, inputs.pullSecret().isPresent(), cancellation).manifests());
        var unserved = OperatorPlan.unserved(api, manifests);
        tell(unserved);
        var applicable = manifests.stream().filter(it -> !unserved.contains(it)).toList();
        runner.run(OperatorPlan.of(api, request.namespace(), applicable, cancellation), cancellation)
                .orThrow();
        var image = new OperatorRollout(api, events, cancellation).await(request.namespace(), request.timeout());
        return new Operator(request.namespace(), image, applicable.size());
    }

    /** Made before the manifests are known: the Job that renders them runs in the namespace, with the pull secret. */
    private static void prepareNamespace(KubeApi api, InstallOperatorRequest request, Optional<String> pullSecret) {
        var namespace = new Ref("v1", "Namespace", "", request.namespace());
        if (api.find(namespace).isEmpty()) {
            api.apply(Manifest.of(namespace), RenderJob.FIELD_MANAGER);
        }
        pullSecret.ifPresent(
                content -> api.apply(PullSecret.of(request.namespace(), content), RenderJob.FIELD_MANAGER));
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
