package io.hypershift.azure.plan;

/** Says that a value will be known only once its resource exists: the engine takes it as such in a dry run. */
public final class NotKnownYet extends RuntimeException {
    /** What stands for such a value. */
    public static final String PLACEHOLDER = "(known after create)";

    private static final long serialVersionUID = 1L;

    NotKnownYet(String step) {
        super("known after create: " + step);
    }
}
