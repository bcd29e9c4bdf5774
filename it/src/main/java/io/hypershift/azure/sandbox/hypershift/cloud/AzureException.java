package io.hypershift.azure.sandbox.hypershift.cloud;

/** Azure has refused something; what it says is for the components to tell. */
public final class AzureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String problem;

    AzureException(int status, String code, String problem) {
        super(problem);
        this.problem = problem;
        this.status = status;
        this.code = code;
    }

    /** What keeps a component from asking Azure at all. */
    public static AzureException local(String problem) {
        return new AzureException(0, "", problem);
    }

    /** Azure's refusal in the words in which components tell it. */
    public String problem() {
        return problem;
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
