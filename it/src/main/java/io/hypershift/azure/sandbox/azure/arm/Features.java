package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which preview features of resource providers the subscription may use: all, but those it is told to forget. */
public final class Features implements Endpoint {
    private static final String TYPE = "/features";

    private final Set<String> unregistered = ConcurrentHashMap.newKeySet();

    /** From now on nothing can be written that needs the feature, such as {@code Microsoft.Compute/EncryptionAtHost}. */
    public void unregister(String feature) {
        unregistered.add(feature.toLowerCase(Locale.ROOT));
    }

    public void register(String feature) {
        unregistered.remove(feature.toLowerCase(Locale.ROOT));
    }

    boolean isRegistered(String feature) {
        return !unregistered.contains(feature.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean serves(ArmPath path) {
        return !path.namespace().isEmpty()
                && path.names().size() >= 2
                && ("/" + path.names().get(0)).equalsIgnoreCase(TYPE)
                && path.scope().text().toLowerCase(Locale.ROOT).endsWith("/providers/microsoft.features");
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var path = call.path();
        var feature = path.namespace() + "/" + path.names().get(1);
        if (call.method().equals("POST") && path.last().equalsIgnoreCase("register")) {
            register(feature);
        } else if (call.method().equals("POST")) {
            unregister(feature);
        }
        return ArmAnswer.of(200, document(path, feature));
    }

    private ObjectNode document(ArmPath path, String feature) {
        var document = Json.object()
                .put(
                        "id",
                        path.scope().text() + "/providers/" + path.namespace() + TYPE + "/"
                                + path.names().get(1))
                .put("name", feature)
                .put("type", "Microsoft.Features/providers/features");
        document.putObject("properties").put("state", isRegistered(feature) ? "Registered" : "NotRegistered");
        return document;
    }
}
