package io.hypershift.azure.mustgather;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.ServedKind;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A namespace itself. */
record NamespaceUnit(KubeApi api, Ref ref, ObjectText text) implements Unit {

    @Override
    public String what() {
        return "namespace " + ref.name();
    }

    @Override
    public boolean isLarge() {
        return false;
    }

    @Override
    public List<Entry> read(Staging staging, Progress progress) throws IOException {
        var files = new EntryFiles(staging);
        var found = find(progress);
        try (files) {
            if (found.isPresent()) {
                var kind = new ServedKind("v1", "Namespace", "namespaces", false);
                files.append(Layout.namespace("", ref.name()), "", text.of(found.get(), kind));
            }
        }
        return files.entries();
    }

    private Optional<Manifest> find(Progress progress) {
        try {
            progress.asked();
            var found = api.find(ref);
            if (found.isEmpty()) {
                progress.leaveOut(what(), "there is none");
            }
            return found;
        } catch (HyperShiftException e) {
            progress.leaveOut(what(), e);
            return Optional.empty();
        }
    }
}
