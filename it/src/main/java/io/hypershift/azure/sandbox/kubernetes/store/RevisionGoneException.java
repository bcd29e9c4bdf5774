package io.hypershift.azure.sandbox.kubernetes.store;

/** The revision asked for is older than what is remembered. */
public final class RevisionGoneException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    RevisionGoneException(long asked, long oldest) {
        this.text = "too old resource version: " + asked + " (" + oldest + ")";
    }

    @Override
    public String getMessage() {
        return text;
    }
}
