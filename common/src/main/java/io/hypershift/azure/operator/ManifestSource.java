package io.hypershift.azure.operator;

import io.hypershift.azure.manifest.Manifest;
import java.util.List;

/** Gives the objects that make up the operator. */
interface ManifestSource {

    /** The CustomResourceDefinitions and all other objects, in the order they are to be applied in. */
    List<Manifest> manifests();
}
