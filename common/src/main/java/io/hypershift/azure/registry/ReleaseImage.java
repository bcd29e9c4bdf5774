package io.hypershift.azure.registry;

import java.util.Set;
import java.util.TreeSet;

/**
 * An OpenShift release as a registry has it.
 *
 * @param version of the release, such as {@code 4.21.3}
 * @param architectures what it is for, in Go's words
 */
public record ReleaseImage(String version, Set<String> architectures) {
    /** The label of the version, as {@code oc adm release new} writes it. */
    static final String LABEL = "io.openshift.release";

    public ReleaseImage {
        architectures = Set.copyOf(architectures);
    }

    /** The architectures in order, with commas between them. */
    public String words() {
        return String.join(", ", new TreeSet<>(architectures));
    }
}
