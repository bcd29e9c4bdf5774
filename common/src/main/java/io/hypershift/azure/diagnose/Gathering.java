package io.hypershift.azure.diagnose;

import io.hypershift.azure.cluster.AdministratorKubeconfig;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.cluster.HostedAccess;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.mustgather.GatherLimits;
import io.hypershift.azure.mustgather.GatherRequest;
import io.hypershift.azure.mustgather.GatherSummary;
import io.hypershift.azure.mustgather.MustGather;
import io.hypershift.azure.mustgather.NamespaceScope;
import io.hypershift.azure.mustgather.OwnObjects;
import io.hypershift.azure.mustgather.WantedKinds;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gathers what is there of a cluster, for those who read on: its objects and logs, its own API server's, and Azure's answers. */
public record Gathering(
        Supplier<KubeApi> management,
        Function<ClusterKey, AdministratorKubeconfig> kubeconfigs,
        HostedAccess access,
        Redactor redactor,
        ExecutorService pool) {

    GatherSummary into(Path archive, Evidence evidence, Cancellation cancellation) {
        var api = management.get().readOnly();
        if (!evidence.inside().api().answers()) {
            return gather(api, request(api, evidence, Optional.empty(), archive), cancellation);
        }
        try (var hosted = access.open(kubeconfigs.apply(evidence.key())).readOnly()) {
            var inside = new GatherRequest.Hosted(evidence.key().name(), hosted);
            return gather(api, request(api, evidence, Optional.of(inside), archive), cancellation);
        }
    }

    private GatherSummary gather(KubeApi api, GatherRequest request, Cancellation cancellation) {
        return new MustGather(api, redactor, pool).gather(request, cancellation);
    }

    private static GatherRequest request(
            KubeApi api, Evidence evidence, Optional<GatherRequest.Hosted> hosted, Path archive) {
        var key = evidence.key();
        return new GatherRequest(
                List.of(
                        NamespaceScope.all(ClusterObjects.controlPlaneNamespace(key)),
                        NamespaceScope.of(key.namespace(), OwnObjects.of(api, key.namespace(), key.name())),
                        NamespaceScope.all(evidence.operatorNamespace())),
                WantedKinds.OF_MANAGEMENT,
                hosted,
                AzureFiles.of(evidence),
                GatherLimits.USUAL,
                archive);
    }
}
