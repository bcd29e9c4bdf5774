package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The server that machines fetch their ignition from: it makes a payload for every token, and says so at the token's Secret. */
record IgnitionServer(KubeApi api) {
    private static final String REASON = "/data/reason";

    /** The token as it is once the server, if it is up, has seen it. */
    Optional<Resource> serve(String namespace, String token) {
        var present = api.get(Kind.SECRET, namespace, token);
        if (present.isEmpty() || present.get().has(REASON) || !isUp(namespace)) {
            return present;
        }
        var served = present.get()
                .with(REASON, encoded(Condition.AS_EXPECTED))
                .with("/data/message", encoded("Payload generated successfully"));
        api.update(Kind.SECRET, present.get(), served);
        return Optional.of(served);
    }

    private boolean isUp(String namespace) {
        return api.get(Kind.DEPLOYMENT, namespace, "ignition-server")
                .filter(it -> it.hasCondition("Available", "True"))
                .isPresent();
    }

    /** What the server has said of a token. */
    static Condition payload(Optional<Resource> token) {
        var type = "ValidGeneratedPayload";
        if (token.isEmpty()) {
            return Condition.isFalse(type, "NotFound", "the token Secret is not found");
        }
        return token.get().has(REASON)
                ? Condition.isTrue(type, decoded(token.get().text("/data/message")))
                : Condition.isUnknown(type, "", "Unable to get status data from token secret");
    }

    static boolean isReached(Optional<Resource> token) {
        return token.flatMap(it -> it.annotation(MachineReconciler.IGNITION_REACHED))
                .isPresent();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String data) {
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }
}
