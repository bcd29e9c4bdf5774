package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_TYPE;
import static io.hypershift.azure.failure.Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_URI;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_OFFER;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_PUBLISHER;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_SKU;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_VERSION;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Options;
import java.util.List;

/** What a node pool's options must be together (HyperShift {@code cmd/nodepool/azure/create.go} and NodePool's CRD). */
public final class NodePoolRules {
    private static final List<Parameter> MARKETPLACE =
            List.of(MARKETPLACE_PUBLISHER, MARKETPLACE_OFFER, MARKETPLACE_SKU, MARKETPLACE_VERSION);
    private static final String USER_MANAGED = "UserManaged";

    private NodePoolRules() {}

    public static void check(Options options, Checks checks) {
        checkMarketplace(options, checks);
        checkDiagnostics(options, checks);
    }

    private static void checkMarketplace(Options options, Checks checks) {
        var missing = MARKETPLACE.stream().filter(it -> !options.isGiven(it)).toList();
        if (!missing.isEmpty() && missing.size() < MARKETPLACE.size()) {
            missing.forEach(it ->
                    checks.add(Problem.of("missing", "{} is not given, other parts of the marketplace image are", it)
                            .remedy("Give all of {}, {}, {} and {}, or none.", MARKETPLACE.toArray())));
        }
    }

    private static void checkDiagnostics(Options options, Checks checks) {
        var isUserManaged = options.text(DIAGNOSTICS_STORAGE_ACCOUNT_TYPE).equals(USER_MANAGED);
        if (isUserManaged && !options.isGiven(DIAGNOSTICS_STORAGE_ACCOUNT_URI)) {
            checks.add(Problem.of("missing", "{} {} needs an account", DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, USER_MANAGED)
                    .remedy("Give {}.", DIAGNOSTICS_STORAGE_ACCOUNT_URI));
        }
        if (!isUserManaged && options.isGiven(DIAGNOSTICS_STORAGE_ACCOUNT_URI)) {
            checks.add(Problem.of(
                            "no-effect",
                            "{} has an effect only where {} is {}",
                            DIAGNOSTICS_STORAGE_ACCOUNT_URI,
                            DIAGNOSTICS_STORAGE_ACCOUNT_TYPE,
                            USER_MANAGED)
                    .remedy("Give {}.", new Text.Setting(DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, USER_MANAGED)));
        }
    }
}
