package io.hypershift.azure.sandbox.http;

/**
 * One frame of a WebSocket (RFC 6455, section 5.2).
 *
 * @param isLast whether the message ends with it
 */
record Frame(boolean isLast, int opcode, byte[] payload) {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    boolean isClose() {
        return opcode == CLOSE;
    }

    /** Whether it is a part of a message: text, binary or the continuation of either. */
    boolean isData() {
        return opcode <= BINARY;
    }
}
