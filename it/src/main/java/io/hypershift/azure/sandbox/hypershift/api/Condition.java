package io.hypershift.azure.sandbox.hypershift.api;

/** One condition as it shall be; since when it is so is for {@link Conditions} to know. */
public record Condition(String type, String status, String reason, String message) {
    public static final String AS_EXPECTED = "AsExpected";

    public static Condition isTrue(String type, String reason, String message) {
        return new Condition(type, "True", reason, message);
    }

    public static Condition isTrue(String type, String message) {
        return isTrue(type, AS_EXPECTED, message);
    }

    public static Condition isFalse(String type, String reason, String message) {
        return new Condition(type, "False", reason, message);
    }

    public static Condition isUnknown(String type, String reason, String message) {
        return new Condition(type, "Unknown", reason, message);
    }

    /** True with the healthy message, or False with the reason and message of what is wrong. */
    public static Condition of(String type, boolean healthy, String goodMessage, String badReason, String badMessage) {
        return healthy ? isTrue(type, goodMessage) : isFalse(type, badReason, badMessage);
    }

    /** The same under another type: what one condition says of another. */
    public Condition as(String other) {
        return new Condition(other, status, reason, message);
    }

    public boolean isTrue() {
        return status.equals("True");
    }
}
