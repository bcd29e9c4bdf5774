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
        return Look.different(object, present.equals(image) ? "not forced -> forced" : present + " -> " + image);
    }

    /** Whether an object's spec says it already. */
    boolean isWanted(Manifest object) {
        return UpgradeView.image(object).equals(image)
                && (!isForced || image.equals(object.annotations().get(FORCE)));
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        return management.merge(ref, patch());
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private ObjectNode patch() {
        var patch = Json.object();
        if (isForced) {
            patch.putObject("metadata").putObject("annotations").put(FORCE, image);
        }
        patch.putObject("spec").putObject("release").put("image", image);
        return patch;
    }
}
