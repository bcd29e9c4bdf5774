package io.hypershift.azure.check;

/** A check cannot be made, since what it builds on is not known. */
final class NotMade extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String probe;

    NotMade(String probe) {
        super("needs " + probe);
        this.probe = probe;
    }

    String probe() {
        return probe;
    }
}
