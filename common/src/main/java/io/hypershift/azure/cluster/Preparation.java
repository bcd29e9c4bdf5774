package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.RELEASE_IMAGE;
import static io.hypershift.azure.failure.Parameter.RELEASE_STREAM;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.Redactor;
import java.util.function.Supplier;

/** Makes of a request what a cluster is made by: its files read, its secrets known to the redactor, its release found. */
record Preparation(Supplier<KubeApi> management, Precautions precautions, EventListener events, Redactor redactor) {

    PreparedCluster of(CreateClusterRequest request) {
        var cluster = PreparedCluster.of(request, management, redactor::learn);
        redactor.learn(cluster.trust().signingKey().privatePem());
        redactor.learn(cluster.files().pullSecret());
        var options = request.options();
        var namesStream = options.find(RELEASE_IMAGE).isEmpty() && options.isGiven(RELEASE_STREAM);
        return namesStream ? cluster.of(releaseImage(cluster.key(), options.text(RELEASE_STREAM))) : cluster;
    }

    /** A stream goes on, and a cluster that is there does not change its release by itself. */
    private String releaseImage(ClusterKey key, String stream) {
        var hostedCluster =
                new Ref(HostedClusterManifest.API_VERSION, HostedClusterManifest.KIND, key.namespace(), key.name());
        var running = management
                .get()
                .findIfServed(hostedCluster)
                .map(it -> it.text("spec", "release", "image"))
                .filter(it -> !it.isEmpty());
        return running.orElseGet(() -> {
            var image = precautions.registries().get().streams().latest(stream);
            events.on(new Event.Note(Text.of("the newest release of {} is {}", stream, image)));
            return image;
        });
    }
}
