package io.hypershift.azure.sandbox.hypershift.render;

/** The command line is refused; the message is what the CLI says. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
