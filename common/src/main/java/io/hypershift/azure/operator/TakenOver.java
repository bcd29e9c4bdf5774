package io.hypershift.azure.operator;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.Applied.OwnedField;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.stream.Collectors;

/** Applies objects as the CLI does, forced and as {@code hypershift}, and tells whose fields that changes. */
record TakenOver(EventListener events) {

    Manifest applied(KubeApi management, Manifest wanted) {
        var applied = management.applyOver(wanted, OperatorPlan.FIELD_MANAGER);
        if (!applied.takenOver().isEmpty()) {
            events.on(new Event.Note(Text.of(
                    "{}: taken over {}",
                    wanted.ref(),
                    applied.takenOver().stream().map(OwnedField::toString).collect(Collectors.joining(", ")))));
        }
        return applied.manifest();
    }
}
