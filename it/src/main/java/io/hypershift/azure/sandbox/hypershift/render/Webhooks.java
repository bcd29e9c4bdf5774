package io.hypershift.azure.sandbox.hypershift.render;

import java.util.stream.Stream;

/** Whether the operator is called by the API server. */
final class Webhooks {
    private Webhooks() {}

    /** Whether objects are defaulted, validated or converted by the operator: it then has a second replica. */
    static boolean areNeeded(RenderFlags flags) {
        return !flags.is("disable-capi-conversion-webhook")
                || Stream.of("enable-conversion-webhook", "enable-defaulting-webhook", "enable-validating-webhook")
                        .anyMatch(flags::is);
    }

    /** Whether the operator has a certificate to serve with. */
    static boolean areServed(RenderFlags flags) {
        return areNeeded(flags) || flags.is("enable-audit-log-persistence");
    }
}
