package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Optional;

/** An object whose kind the same manifests define: as long as nobody has made the kind, the object is not there either. */
record OfOwnKind(Resource<Manifest> object) implements Resource<Manifest> {

    /** The object, which may be of a kind that one of these CRDs defines. */
    static Resource<Manifest> ifSo(Manifest manifest, List<Manifest> definitions, Resource<Manifest> object) {
        var isDefined = definitions.stream()
                .anyMatch(it -> manifest.apiVersion().startsWith(it.text("spec", "group") + "/")
                        && manifest.kind().equals(it.text("spec", "names", "kind")));
        return isDefined ? new OfOwnKind(object) : object;
    }

    @Override
    public Look<Manifest> look(Values values) {
        try {
            return object.look(values);
        } catch (HyperShiftException e) {
            if (e.has(KubeCall.UNKNOWN_KIND)) {
                return Look.absent();
            }
            throw e;
        }
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        return object.put(values, found);
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return object.passing(failure);
    }
}
