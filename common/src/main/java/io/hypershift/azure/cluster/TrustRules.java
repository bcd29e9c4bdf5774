package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ENCRYPTION_KEY_ID;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS;
import static io.hypershift.azure.failure.Parameter.WORKLOAD_IDENTITIES_FILE;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Options;

/** Identities that only some clusters need. */
final class TrustRules {
    private TrustRules() {}

    static void check(Options options, ResolvedTrust trust, Checks checks) {
        if (options.isGiven(ENCRYPTION_KEY_ID) && trust.kmsClientId().isEmpty()) {
            checks.add(Problem.of(
                            "kms-identity",
                            "{} needs an identity for the vault, and {} has none (kmsClientID)",
                            ENCRYPTION_KEY_ID,
                            WORKLOAD_IDENTITIES_FILE)
                    .remedy(
                            "Make one: {} with {}. It also needs a role on the vault.",
                            Operation.CREATE_FOUNDATION,
                            new Text.Setting(Parameter.ENABLE_KMS, "true")));
        }
        if (options.isGiven(ENDPOINT_ACCESS) && !trust.clientIds().containsKey(Component.CONTROL_PLANE_OPERATOR)) {
            checks.add(Problem.of(
                            "control-plane-operator-identity",
                            "{} {} needs an identity of the control plane operator, and {} has none",
                            ENDPOINT_ACCESS,
                            options.text(ENDPOINT_ACCESS),
                            WORKLOAD_IDENTITIES_FILE)
                    .remedy(
                            "Make one: {} with {}.",
                            Operation.CREATE_FOUNDATION,
                            new Text.Setting(Parameter.CONTROL_PLANE_OPERATOR_IDENTITY, "true")));
        }
    }
}
