package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.cluster.AdministratorKubeconfig;
import io.hypershift.azure.cluster.HostedAccess;
import io.hypershift.azure.diagnose.finding.Endpoint;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what a hosted cluster tells of itself, if it is reached from here. */
record InsideCollector(HostedAccess access, Inquiry inquiry) {
    private static final Map<String, String> KINDS = Map.of(
            "Node", "v1",
            "CertificateSigningRequest", "certificates.k8s.io/v1",
            "ClusterVersion", "config.openshift.io/v1",
            "ClusterOperator", "config.openshift.io/v1",
            "Service", "v1",
            "PersistentVolume", "v1");

    /** What cloud resources stand behind: there are many, and those tell something that are to go and do not. */
    private static final Set<String> OF_THESE_ONLY_THE_DELETED = Set.of("Service", "PersistentVolume");

    Inside collect(AdministratorKubeconfig kubeconfig) {
        try (var hosted = access.open(kubeconfig).readOnly()) {
            var version = inquiry.ask("API server of the cluster", () -> answer(hosted))
                    .get();
            var endpoint = version.orElse(new Endpoint(kubeconfig.apiUrl(), false, "it gave no answer in time"));
            return endpoint.answers()
                    ? new Inside(endpoint, objects(hosted))
                    : new Inside(endpoint, KubernetesObjects.NONE);
        }
    }

    private static Endpoint answer(KubeApi hosted) {
        try {
            return new Endpoint(hosted.url(), true, "Kubernetes " + hosted.version());
        } catch (HyperShiftException e) {
            return new Endpoint(hosted.url(), false, e.in(Words.PLAIN));
        }
    }

    private KubernetesObjects objects(KubeApi hosted) {
        var questions = new java.util.TreeMap<String, Supplier<Optional<List<Manifest>>>>();
        KINDS.forEach((kind, version) -> questions.put(
                kind, inquiry.ask(kind + "s of the cluster", () -> hosted.listIfServed(version, kind, "", Map.of()))));
        var all = new ArrayList<Manifest>();
        var read = new HashSet<String>();
        questions.forEach((kind, question) -> question.get().ifPresent(found -> {
            found.stream()
                    .filter(it -> !OF_THESE_ONLY_THE_DELETED.contains(kind) || it.isBeingDeleted())
                    .forEach(all::add);
            read.add(kind);
        }));
        return new KubernetesObjects(all, Set.copyOf(read));
    }
}
