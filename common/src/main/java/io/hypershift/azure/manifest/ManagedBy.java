package io.hypershift.azure.manifest;

import java.util.Map;

/** The label on Kubernetes objects that are ours to change and to remove. */
public final class ManagedBy {
    public static final String LABEL = "app.kubernetes.io/managed-by";
    public static final String US = "hypershift-azure";
    public static final Map<String, String> LABELS = Map.of(LABEL, US);

    private ManagedBy() {}
}
