package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.manifest.Manifest;
import java.util.Optional;

/** Which release a cluster's control plane runs, as the history in its status tells: the newest comes first. */
public record RunningRelease(Manifest hostedCluster) {
    private static final String COMPLETED = "Completed";

    /** What it runs or is on its way to; a missing node as long as it has no history. */
    public JsonNode newest() {
        return hostedCluster.at("status", "version", "history").path(0);
    }

    /** Whether it is on its way to a release. */
    public boolean isUnderWay() {
        return newest().isObject() && !newest().path("state").asText("").equals(COMPLETED);
    }

    /** Whether it has come to run the image. */
    public boolean hasCompleted(String image) {
        return newest().path("image").asText("").equals(image)
                && newest().path("state").asText("").equals(COMPLETED);
    }

    /** The newest release that it has come to run; where there is none, what it is to run. */
    public Optional<ReleaseVersion> version() {
        return hostedCluster.list("status", "version", "history").stream()
                .filter(it -> it.path("state").asText("").equals(COMPLETED))
                .map(it -> it.path("version").asText(""))
                .findFirst()
                .or(() -> Optional.of(hostedCluster.text("status", "version", "desired", "version")))
                .flatMap(ReleaseVersion::parse);
    }

    /** What tells of an image's version without asking anybody: what the cluster has run, else its tag. */
    public ReleaseVersions known() {
        return KnownReleases.byHistory(hostedCluster).or(KnownReleases.byTag());
    }
}
