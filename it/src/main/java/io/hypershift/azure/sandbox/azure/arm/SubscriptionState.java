package io.hypershift.azure.sandbox.azure.arm;

/** Whether the subscription is enabled; one that is disabled, as unpaid bills make it, can be read and not be changed. */
public final class SubscriptionState {
    private final String subscription;
    private volatile boolean isDisabled;

    SubscriptionState(String subscription) {
        this.subscription = subscription;
    }

    public void disable() {
        isDisabled = true;
    }

    public void enable() {
        isDisabled = false;
    }

    /** As Azure calls it. */
    String word() {
        return isDisabled ? "Disabled" : "Enabled";
    }

    void check(ArmCall call) {
        if (isDisabled && !call.isRead() && !call.method().equals("POST")) {
            throw ArmException.conflict(
                    "ReadOnlyDisabledSubscription",
                    "The subscription '%s' is disabled and therefore marked as read only. You cannot perform any write actions on this subscription until it is re-enabled."
                            .formatted(subscription));
        }
    }
}
