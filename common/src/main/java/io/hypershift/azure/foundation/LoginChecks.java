package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.SignIn;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;

/** Whether the way into the subscription is open: all that is asked of Azure builds on it. */
public final class LoginChecks {
    private LoginChecks() {}

    /**
     * Adds the checks of login and subscription.
     *
     * @param expected the subscription's id; empty for whichever the login is for
     * @return the last of them, whose value is who signed in
     */
    public static Probe<SignIn.Identity> add(Checklist list, Azure azure, String expected) {
        var login = list.add("login", () -> {
            var who = azure.signIn().identity();
            return Finding.of(who, "client {}, principal {}", who.clientId(), who.principalId());
        });
        return list.add(
                "subscription " + azure.subscription(),
                answers -> subscription(azure, expected, answers.of(login)),
                login);
    }

    private static Finding<SignIn.Identity> subscription(Azure azure, String expected, SignIn.Identity who) {
        if (!expected.isEmpty() && !expected.equalsIgnoreCase(azure.subscription())) {
            return Finding.failed(
                    Text.of("the foundation lies in subscription {}", expected),
                    Text.of(
                            "Give credentials for that subscription with {}, or the bundle of another foundation with {}"
                                    + " or {}.",
                            Parameter.AZURE_CREDENTIALS_FILE,
                            Parameter.BUNDLE_DIRECTORY,
                            Parameter.BUNDLE_SECRET));
        }
        try {
            var state = azure.subscriptionState().read();
            return state.isEnabled()
                    ? Finding.of(who, "{} is enabled", state.name())
                    : Finding.failed(
                            Text.of("{} is in state {}", state.name(), state.state()),
                            Text.of("Ask its owner to enable it."));
        } catch (HyperShiftException e) {
            if (!e.has("AuthorizationFailed")) {
                throw e;
            }
            return Finding.failed( // that nothing can be looked at is the finding
                    Text.of("client {} may read nothing in it", who.clientId()),
                    e.problems().get(0).remedy());
        }
    }
}
