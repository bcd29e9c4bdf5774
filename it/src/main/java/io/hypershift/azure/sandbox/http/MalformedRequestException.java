package io.hypershift.azure.sandbox.http;

import java.io.IOException;

/** A request that never reaches a handler. */
final class MalformedRequestException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String text;

    MalformedRequestException(int status, String text) {
        super(text);
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
