package io.hypershift.azure.operator;

import java.util.Map;

/** The label on what we make ourselves on the management cluster. */
final class OperatorLabels {
    static final Map<String, String> OURS = Map.of("app.kubernetes.io/managed-by", "hypershift-azure");

    private OperatorLabels() {}
}
