package io.hypershift.azure.doctor;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.StorageAccountName;

/** Whether the issuer can have its storage account's name, which is global, and is reached under it. */
final class StorageNameChecks {
    private final Azure azure;
    private final DoctorRequest request;
    private final NetworkChecks network;

    StorageNameChecks(Azure azure, DoctorRequest request, NetworkChecks network) {
        this.azure = azure;
        this.request = request;
        this.network = network;
    }

    void addTo(Checklist list, Probe<?> login) {
        request.oidcStorageAccount()
                .or(() -> request.prefix().map(prefix -> StorageAccountName.of(prefix, azure.subscription())))
                .ifPresent(name -> {
                    var ours = list.add("storage account name " + name, () -> find(name), login);
                    list.add("way to the blob service", answers -> reach(name, answers.of(ours)), ours);
                });
    }

    private Finding<Boolean> find(String name) {
        var refusal = azure.publicStorage().refusalOf(name);
        if (refusal.isEmpty()) {
            return Finding.of(false, "is free");
        }
        return azure.publicStorage().isOurs(name)
                ? Finding.of(true, "is the subscription's already")
                : Finding.failed(
                        Text.of("{}", refusal.get()),
                        Text.of("Choose another one with {}.", Parameter.OIDC_STORAGE_ACCOUNT));
    }

    /** An account has a host name from its creation on, and others' accounts tell nothing. */
    private Finding<Boolean> reach(String name, boolean ours) {
        return ours
                ? network.reach(azure.oidcStorage().url(name, ""))
                : Finding.unknown(Text.of("not checked: there is no storage account yet to be reached"), Text.NONE);
    }
}
