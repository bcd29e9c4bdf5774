package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;

/** Amounts as Kubernetes writes them: {@code 500m} CPU, {@code 8Gi} of memory. */
public final class Quantities {
    private Quantities() {}

    /** The amount in its base unit, CPUs or bytes; nothing where there is no text. */
    public static BigDecimal amount(String text) {
        return text.isEmpty() ? BigDecimal.ZERO : Quantity.getAmountInBytes(Quantity.parse(text));
    }
}
