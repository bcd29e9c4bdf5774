package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.StorageManagementClient;
import com.azure.resourcemanager.storage.models.StorageAccountCheckNameAvailabilityParameters;
import java.util.Objects;
import java.util.Optional;

/** What can be told of an issuer's storage account without changing it. */
public final class PublicStorage {
    private final StorageManagementClient client;
    private final AzureCall call;

    PublicStorage(HttpPipeline pipeline, AzureProfile profile, AzureCall call) {
        this.client = StorageManager.authenticate(pipeline, profile).serviceClient();
        this.call = call;
    }

    /** Whether the account lets anybody read what its containers publish; empty where there is no such account. */
    public Optional<Boolean> allowsAnonymousReads(String group, String account) {
        return call.find(
                        "read storage account " + account,
                        () -> client.getStorageAccounts().getByResourceGroup(group, account))
                .map(inner -> Boolean.TRUE.equals(inner.allowBlobPublicAccess()));
    }

    /** What of a container is public: {@code None}, {@code Blob} or {@code Container}; empty where there is no such one. */
    public Optional<String> publicAccess(String group, String account, String container) {
        return call.find(
                        "read container " + container,
                        () -> client.getBlobContainers().get(group, account, container))
                .map(inner -> Objects.toString(inner.publicAccess(), "None"));
    }

    /** Why no account can get this name, which is global in Azure; empty when one can. */
    public Optional<String> refusalOf(String name) {
        var answer = call.of(
                "check the storage account name " + name,
                () -> client.getStorageAccounts()
                        .checkNameAvailability(new StorageAccountCheckNameAvailabilityParameters().withName(name)));
        return Boolean.TRUE.equals(answer.nameAvailable())
                ? Optional.empty()
                : Optional.of(Objects.requireNonNullElse(answer.message(), "it is taken"));
    }

    /** Whether the subscription itself has an account of this name. */
    public boolean isOurs(String name) {
        return call.of(
                "list storage accounts",
                () -> client.getStorageAccounts().list().stream()
                        .anyMatch(account -> account.name().equals(name)));
    }
}
