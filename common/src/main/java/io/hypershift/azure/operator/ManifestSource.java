package io.hypershift.azure.operator;

import io.hypershift.azure.manifest.Manifest;
import java.util.List;

/** Where the operator's objects come from, CRDs among them. */
@FunctionalInterface
interface ManifestSource {
    List<Manifest> manifests();
}
