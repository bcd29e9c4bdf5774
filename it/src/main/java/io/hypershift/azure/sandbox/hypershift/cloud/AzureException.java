package io.hypershift.azure.sandbox.hypershift.cloud;

/** Azure has refused something; the message is Azure's own, as the components log it. */
public final class AzureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    AzureException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** Resource Manager's code, or Entra's ({@code AADSTS...}). */
    public String code() {
        return code;
    }

    /** What was asked for is not there: for a deletion as good as done. */
    public boolean isNotFound() {
        return status == 404;
    }
}
