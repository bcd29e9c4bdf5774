package io.hypershift.azure.mustgather;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.ServedKind;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Gathers objects and logs of a management cluster, and of a hosted cluster itself, into an archive in the layout of {@code oc adm
 * must-gather}. What cannot be read is told and stops nothing; no secret gets into the archive.
 */
public final class MustGather {
    /** The directory that all of the archive lies in. */
    static final String ROOT = "must-gather";

    private final KubeApi management;
    private final Redactor redactor;
    private final ExecutorService pool;
    private final ObjectText text;

    /** @param pool reads several things at a time; whoever calls must not run on one of its threads */
    public MustGather(KubeApi management, Redactor redactor, ExecutorService pool) {
        this.management = management;
        this.redactor = redactor;
        this.pool = pool;
        this.text = new ObjectText(redactor);
    }

    /** Writes the archive, which is there as a whole or not at all. */
    public GatherSummary gather(GatherRequest request, Cancellation cancellation) {
        try {
            var directory =
                    Objects.requireNonNull(request.target().toAbsolutePath().getParent(), "a file lies in a directory");
            Files.createDirectories(directory);
            try (var staging = new Staging(directory)) {
                return gather(request, staging, cancellation);
            }
        } catch (IOException e) {
            throw new HyperShiftException(
                    Problem.of("must-gather", "cannot write {}: {}", request.target(), e.toString())
                            .remedy("There must be room for all that is gathered before it is compressed."),
                    e);
        }
    }

    private GatherSummary gather(GatherRequest request, Staging staging, Cancellation cancellation) throws IOException {
        var started = Instant.now();
        var progress = new Progress(redactor);
        var draft = staging.file();
        try (var archive = new Archive(draft, ROOT, started)) {
            archive.add("version", "hypershift-azure/must-gather\nKubernetes " + version(progress) + "\n");
            for (var file : request.files().entrySet()) {
                archive.add(file.getKey(), redactor.redactAll(file.getValue()));
            }
            try (var readers = new Readers(pool, staging, archive, progress, request.limits(), cancellation)) {
                var logs = new ConcurrentSkipListSet<>(Comparator.comparing(LogUnit::what));
                readers.read(objects(request, progress, logs));
                readers.read(List.copyOf(logs));
            }
            var leftOut = progress.leftOut();
            archive.add("left-out.txt", leftOut.isEmpty() ? "nothing\n" : String.join("\n", leftOut) + "\n");
            archive.add("timestamp", started + "\n" + Instant.now() + "\n");
            archive.moveTo(request.target());
            return new GatherSummary(
                    request.target(), archive.entries(), archive.bytes(), progress.requests(), leftOut);
        }
    }

    private String version(Progress progress) {
        try {
            progress.asked();
            return management.version();
        } catch (HyperShiftException e) {
            progress.leaveOut("version", e);
            return "unknown";
        }
    }

    private List<Unit> objects(GatherRequest request, Progress progress, ConcurrentSkipListSet<LogUnit> logs) {
        var units = new ArrayList<Unit>();
        var kinds = new Discovery(management, "management cluster", progress)
                .of(WantedKinds.IN_NAMESPACES, request.kinds());
        kinds.stream()
                .filter(it -> !it.isNamespaced())
                .map(it -> list(management, "", it, "", wanted(it), pod -> {}))
                .forEach(units::add);
        for (var namespace : request.namespaces()) {
            Consumer<Manifest> pods = pod -> LogUnit.of(
                            management, redactor, pod, request.limits().bytesPerLog())
                    .filter(it -> namespace.logs())
                    .forEach(logs::add);
            units.add(new NamespaceUnit(management, Ref.namespace(namespace.name()), text));
            kinds.stream()
                    .filter(ServedKind::isNamespaced)
                    .map(it -> list(management, "", it, namespace.name(), namespace.objects(), pods))
                    .forEach(units::add);
        }
        request.hosted().ifPresent(hosted -> units.addAll(objects(hosted, progress)));
        return units;
    }

    private List<Unit> objects(GatherRequest.Hosted hosted, Progress progress) {
        var root = "hostedcluster-" + hosted.name() + "/";
        var kinds = new Discovery(hosted.api(), "hosted cluster " + hosted.name(), progress)
                .of(WantedKinds.IN_NAMESPACES, WantedKinds.OF_HOSTED);
        return kinds.stream()
                .<Unit>map(it -> list(hosted.api(), root, it, "", wanted(it), pod -> {}))
                .toList();
    }

    private ListUnit list(
            KubeApi api,
            String root,
            ServedKind kind,
            String namespace,
            Predicate<Manifest> wanted,
            Consumer<Manifest> pods) {
        return new ListUnit(api, root, kind, namespace, wanted, text, pods);
    }

    /** Of the definitions of kinds, those of kinds that are gathered: viewers need them to show these. */
    private static Predicate<Manifest> wanted(ServedKind kind) {
        return kind.kind().equals("CustomResourceDefinition")
                ? definition -> WantedKinds.IN_NAMESPACES.byGroup().containsKey(definition.text("spec", "group"))
                : any -> true;
    }
}
