package io.hypershift.azure.doctor;

import io.hypershift.azure.azureapi.Providers;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Text;
import java.util.List;

/** Whether the subscription is registered for what foundations and clusters are made of. */
final class ProviderChecks {
    private static final List<String> NEEDED = List.of(
            "Microsoft.Authorization",
            "Microsoft.Compute",
            "Microsoft.ManagedIdentity",
            "Microsoft.Network",
            "Microsoft.Storage");

    private final Providers providers;

    ProviderChecks(Providers providers) {
        this.providers = providers;
    }

    void addTo(Checklist list, Probe<?> login) {
        NEEDED.forEach(namespace -> list.add(
                "resource provider " + namespace, () -> judge(namespace, providers.registration(namespace)), login));
    }

    static Finding<Boolean> judge(String namespace, String registration) {
        return switch (registration) {
            case "Registered" -> Finding.passed("registered");
            case "Registering" ->
                Finding.unknown(Text.of("is being registered"), Text.of("Look again in some minutes."));
            default ->
                Finding.failed(
                        Text.of("the subscription is not registered for it ({})", registration),
                        Text.of("Register it: az provider register --namespace {}", namespace));
        };
    }
}
