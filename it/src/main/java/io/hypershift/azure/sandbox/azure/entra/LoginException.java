package io.hypershift.azure.sandbox.azure.entra;

/** A sign-in that Entra refuses, with the AADSTS number that it is known by. */
final class LoginException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;
    private final int number;

    LoginException(int status, String error, int number, String message) {
        super(message);
        this.status = status;
        this.error = error;
        this.number = number;
    }

    static LoginException invalidRequest(int number, String message) {
        return new LoginException(400, "invalid_request", number, message);
    }

    static LoginException invalidClient(int number, String message) {
        return new LoginException(401, "invalid_client", number, message);
    }

    int status() {
        return status;
    }

    /** The OAuth error code. */
    String error() {
        return error;
    }

    int number() {
        return number;
    }
}
