package io.hypershift.azure.sandbox.azure.provider;

import java.util.UUID;

/** Entity tags: a new one with every write. */
final class Etags {
    private Etags() {}

    static String next() {
        return UUID.randomUUID().toString();
    }

    /** As the network provider writes them. */
    static String weak() {
        return "W/\"" + next() + "\"";
    }
}
