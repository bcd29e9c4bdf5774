package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hypershift.azure.kubeapi.Applied.OwnedField;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A server-side apply that was refused since others own fields it would change. */
final class FieldConflict {
    private static final String REASON = "FieldManagerConflict";

    /** {@code conflict with "kubectl" using apps/v1}: the version is told where the owner wrote by an update. */
    private static final Pattern OWNER = Pattern.compile("conflict with \"([^\"]*)\".*");

    private FieldConflict() {}

    /** The fields in the way; none where the failure is another one. */
    static List<OwnedField> fields(KubernetesClientException refusal) {
        var status = refusal.getStatus();
        if (status == null || status.getDetails() == null) {
            return List.of();
        }
        return status.getDetails().getCauses().stream()
                .filter(cause -> REASON.equals(cause.getReason()))
                .map(FieldConflict::field)
                .toList();
    }

    private static OwnedField field(StatusCause cause) {
        var message = Objects.requireNonNullElse(cause.getMessage(), "");
        var owner = OWNER.matcher(message);
        return new OwnedField(
                owner.matches() ? owner.group(1) : message, Objects.requireNonNullElse(cause.getField(), ""));
    }
}
