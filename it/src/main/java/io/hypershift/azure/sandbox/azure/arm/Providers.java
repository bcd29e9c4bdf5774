package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which resource providers the subscription may use: all, but those it is told to forget. */
public final class Providers implements Endpoint {
    private static final List<String> KNOWN = List.of(
            "Microsoft.Authorization",
            "Microsoft.Compute",
            "Microsoft.Insights",
            "Microsoft.ManagedIdentity",
            "Microsoft.Network",
            "Microsoft.PolicyInsights",
            "Microsoft.Resources",
            "Microsoft.Storage");

    /** Some of the types that providers have, beside those that clients know the versions of. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "microsoft.network", List.of("natGateways", "privateEndpoints", "privateLinkServices", "routeTables"),
            "microsoft.compute", List.of("availabilitySets", "snapshots"));

    private static final List<String> VERSIONS = List.of("2024-05-01-preview", "2024-03-01", "2023-11-01");

    private final Set<String> unregistered = ConcurrentHashMap.newKeySet();
    private final String subscription;

    Providers(String subscription) {
        this.subscription = subscription;
    }

    /** From now on the provider must be registered before something of it can be written. */
    public void unregister(String namespace) {
        unregistered.add(namespace.toLowerCase(Locale.ROOT));
    }

    /** From now on it may be used. */
    public void register(String namespace) {
        unregistered.remove(namespace.toLowerCase(Locale.ROOT));
    }

    void checkRegistered(ArmCall call) {
        if (!call.isRead()
                && !serves(call.path())
                && !call.path().names().isEmpty()
                && !isRegistered(call.path().namespace())) {
            throw ArmException.conflict(
                    "MissingSubscriptionRegistration",
                    "The subscription is not registered to use namespace '%s'. See https://aka.ms/rps-not-found for how to register subscriptions."
                            .formatted(call.path().namespace()));
        }
    }

    @Override
    public boolean serves(ArmPath path) {
        boolean list = path.namespace().isEmpty() && path.last().equalsIgnoreCase("providers");
        boolean one = !path.namespace().isEmpty() && path.names().isEmpty();
        boolean action =
                path.names().size() == 1 && List.of("register", "unregister").contains(path.last());
        return list || one || action;
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var namespace = call.path().namespace();
        if (namespace.isEmpty()) {
            return ArmAnswer.list(KNOWN.stream().map(this::provider).toList());
        }
        if (call.method().equals("POST") && call.path().last().equals("register")) {
            register(namespace);
        } else if (call.method().equals("POST")) {
            unregister(namespace);
        }
        return ArmAnswer.of(200, provider(namespace));
    }

    private boolean isRegistered(String namespace) {
        return !unregistered.contains(namespace.toLowerCase(Locale.ROOT));
    }

    private ObjectNode provider(String namespace) {
        var provider = Json.object()
                .put("id", "/subscriptions/" + subscription + "/providers/" + namespace)
                .put("namespace", namespace)
                .put("registrationPolicy", "RegistrationRequired")
                .put("registrationState", isRegistered(namespace) ? "Registered" : "NotRegistered");
        var types = provider.putArray("resourceTypes");
        TYPES.getOrDefault(namespace.toLowerCase(Locale.ROOT), List.of())
                .forEach(
                        type -> types.addObject().put("resourceType", type).set("apiVersions", Json.strings(VERSIONS)));
        return provider;
    }
}
