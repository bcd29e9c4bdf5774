package io.hypershift.azure.upgrade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.Optional;

/**
 * A HostedCluster or NodePool whose spec names a release image.
 *
 * @param isForced whether HyperShift is told to go there whatever the cluster's operators say
 */
record ReleasedObject(KubeApi management, Ref ref, String image, boolean isForced) implements Resource<Manifest> {
    /** It counts for exactly the image that it names ({@code isUpgrading} of HyperShift's operator). */
    private static final String FORCE = "hypershift.openshift.io/force-upgrade-to";

    @Override
    public Look<Manifest> look(Values values) {
        var object = management.get(ref);
        if (isWanted(object)) {
            return Look.matching(object);
        }
        var present = UpgradeView.image(object);
        return Look.different(object, present.equals(image) ? forceChange() : present + " -> " + image);
    }

    private String forceChange() {
        return isForced ? "not forced -> forced" : "forced to another release -> not forced";
    }

    /** Whether an object says it already. */
    boolean isWanted(Manifest object) {
        return UpgradeView.image(object).equals(image)
                && (isForced ? image.equals(object.annotations().get(FORCE)) : !isForcedElsewhere(object));
    }

    /** Left from an earlier upgrade: HyperShift then holds every other one that the cluster's operators hold, patches as well. */
    private boolean isForcedElsewhere(Manifest object) {
        var forced = object.annotations().get(FORCE);
        return forced != null && !forced.equals(image);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        return management.merge(ref, patch(found));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private ObjectNode patch(Look<Manifest> found) {
        var patch = Json.object();
        if (isForced) {
            patch.putObject("metadata").putObject("annotations").put(FORCE, image);
        } else if (found instanceof Look.Different<Manifest> object && isForcedElsewhere(object.value())) {
            patch.putObject("metadata").putObject("annotations").putNull(FORCE);
        }
        patch.putObject("spec").putObject("release").put("image", image);
        return patch;
    }
}
