package io.hypershift.azure.sandbox.azure.blob;

/** A request that the blob service refuses. */
final class BlobException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    BlobException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** What anonymous readers get for anything that is not public, whether it exists or not. */
    static BlobException notFound() {
        return new BlobException(404, "ResourceNotFound", "The specified resource does not exist.");
    }

    static BlobException forbidden(String message) {
        return new BlobException(403, "AuthenticationFailed", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
