package io.hypershift.azure.azureapi;

/** Resource providers, which a subscription must be registered for before anything of them can be made in it. */
public final class Providers {
    private final JsonCalls arm;
    private final String subscription;

    Providers(JsonCalls arm, String subscription) {
        this.arm = arm;
        this.subscription = subscription;
    }

    /** How the subscription stands to a provider: {@code Registered}, {@code Registering}, {@code NotRegistered}, ... */
    public String registration(String namespace) {
        return arm.get(
                        "read resource provider " + namespace,
                        "subscriptions/" + subscription + "/providers/" + namespace + "?api-version=2022-09-01")
                .path("registrationState")
                .asText("");
    }
}
