package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.Foundation.SecretHolder;
import io.hypershift.azure.input.Source;
import java.util.List;

/**
 * Whether an application of the foundation can sign in, and may do its work: by its roles' actions, so that a role of the
 * organisation's own counts, too.
 *
 * @param credentials its file of the bundle
 */
record SecretHolderChecks(Purpose purpose, SecretHolder holder, Source credentials, Azure azure) {
    private static final Text MAKE_AGAIN = Text.of("Make it again: {}", Operation.CREATE_FOUNDATION);

    /**
     * Adds both checks.
     *
     * @param scope where it must be allowed to do the actions
     */
    void addTo(Checklist list, String scope, List<String> actions, Probe<?> after) {
        list.add("rights of " + holder.name(), () -> rights(scope, actions), after);
        list.add("secret of " + holder.name(), this::secret, after);
    }

    Finding<Boolean> rights(String scope, List<String> actions) {
        var lacking = azure.roleReads().heldBy(holder.principalId(), scope).lacking(actions);
        return lacking.isEmpty()
                ? Finding.passed("all that it needs")
                : Finding.failed(Text.of("not allowed: {}", String.join(", ", lacking)), MAKE_AGAIN);
    }

    private Finding<Boolean> secret() {
        if (!credentials.isGiven()) {
            return Finding.unknown(Text.of("{} is not in the bundle", purpose.file()), Text.NONE);
        }
        try {
            var content = ClientSecret.parse(purpose, credentials.read());
            if (content.isEmpty() || !content.get().clientId().equalsIgnoreCase(holder.clientId())) {
                return Finding.failed(
                        Text.of("{} is not of application {}", credentials.origin(), holder.clientId()), MAKE_AGAIN);
            }
            return azure.accepts(holder.clientId(), content.get().secret())
                    ? Finding.passed("it can sign in")
                    : Finding.failed(
                            Text.of("it cannot sign in with the secret in {}", credentials.origin()), MAKE_AGAIN);
        } catch (Source.Unreadable e) {
            return Finding.failed(Text.of("{} {}", credentials.origin(), e.reason()), MAKE_AGAIN);
        }
    }
}
