package io.hypershift.azure.sandbox;

/** Decides what becomes of the requests that come to a door. A guard is asked about one request at a time. */
@FunctionalInterface
public interface Guard {

    /** What becomes of a request. */
    enum Decision {
        PASS,
        /** The connection breaks before the request has any effect. */
        DROP_BEFORE,
        /** The request is served, and the connection breaks without an answer. */
        DROP_AFTER,
        /** The whole door is cut before the request has any effect: what it is if the client dies just then. */
        CUT_BEFORE,
        /** The request is served, and the whole door cut without an answer; nothing that comes after it is served. */
        CUT_AFTER;

        boolean serves() {
            return this != DROP_BEFORE && this != CUT_BEFORE;
        }

        boolean cuts() {
            return this == CUT_BEFORE || this == CUT_AFTER;
        }
    }

    Decision decide(Passage passage);

    /** Lets everything pass. */
    static Guard passing() {
        return passage -> Decision.PASS;
    }

    /** Lets everything pass but one request. */
    static Guard at(int number, Decision decision) {
        return passage -> passage.number() == number ? decision : Decision.PASS;
    }
}
