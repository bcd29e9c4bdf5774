package io.hypershift.azure.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.models.BlobStorageException;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage accounts and who may read and write their blobs. */
class StorageRulesTest {
    private static final String GROUP = RawClient.SUBSCRIPTION + "/resourceGroups/os4-common";
    private static final String VERSION = "?api-version=2025-06-01";

    @TempDir
    static Path directory;

    static Sandbox sandbox;
    static RawClient client;
    static AzureClients azure;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        client = new RawClient(sandbox);
        azure = AzureClients.of(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void anonymous_access_is_off_unless_asked_for() {
        account("closed", "");
        assertThat(put(
                                "closed/blobServices/default/containers/docs",
                                "{\"properties\":{\"publicAccess\":\"Container\"}}")
                        .code())
                .isEqualTo("PublicAccessNotPermitted");
        var answer = client.send("GET", "https://closed.blob.core.windows.net/docs/x", "", Map.of());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers()).containsEntry("x-ms-error-code", "PublicAccessNotPermitted");
    }

    @Test
    void a_private_container_looks_absent_to_strangers() {
        account("private", ",\"properties\":{\"allowBlobPublicAccess\":true}");
        put("private/blobServices/default/containers/docs", "{}");
        assertThat(client.send("GET", "https://private.blob.core.windows.net/docs/x", "", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_wrong_key_is_refused() {
        account("keyed", "");
        var wrong = azure.blobs("keyed", "AAAA").buildClient().getBlobContainerClient("docs");
        assertThatThrownBy(wrong::create)
                .isInstanceOfSatisfying(
                        BlobStorageException.class,
                        e -> assertThat(e.getErrorCode()).hasToString("AuthenticationFailed"));
        var right = azure.blobs(
                        "keyed", sandbox.azure().accounts().keys("keyed").get(0).value())
                .buildClient()
                .getBlobContainerClient("docs");
        right.create();
        right.getBlobClient("a b/c").upload(BinaryData.fromString("text"));
        assertThat(right.getBlobClient("a b/c").downloadContent()).hasToString("text");
        assertThatThrownBy(() -> right.getBlobClient("a b/c").upload(BinaryData.fromString("other")))
                .isInstanceOfSatisfying(
                        BlobStorageException.class,
                        e -> assertThat(e.getErrorCode()).hasToString("BlobAlreadyExists"));
    }

    @Test
    void an_owner_has_no_right_to_data() {
        account("rbac", "");
        var container =
                azure.blobs("rbac").credential(azure.credential()).buildClient().getBlobContainerClient("docs");
        assertThatThrownBy(container::create)
                .isInstanceOfSatisfying(
                        BlobStorageException.class,
                        e -> assertThat(e.getErrorCode()).hasToString("AuthorizationPermissionMismatch"));
        client.arm(
                "PUT",
                GROUP
                        + "/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-000000000001?api-version=2022-04-01",
                "{\"properties\":{\"principalId\":\"44444444-4444-4444-4444-444444444444\",\"roleDefinitionId\":\"/x/ba92f5b4-2d11-453d-a403-e96b0029c9fe\"}}");
        container.create();
        assertThat(container.exists()).isTrue();
    }

    @Test
    void a_name_is_taken_once_in_all_of_azure() {
        sandbox.azure().accounts().takeElsewhere("theirs");
        assertThat(account("theirs", "").code()).isEqualTo("StorageAccountAlreadyTaken");
        assertThat(account("No_Good", "").code()).isEqualTo("AccountNameInvalid");
        var check = client.arm(
                "POST",
                RawClient.SUBSCRIPTION + "/providers/Microsoft.Storage/checkNameAvailability" + VERSION,
                "{\"name\":\"theirs\",\"type\":\"Microsoft.Storage/storageAccounts\"}");
        assertThat(check.body().path("nameAvailable").asBoolean(true)).isFalse();
        assertThat(check.body().path("reason").asText()).isEqualTo("AlreadyExists");
    }

    private static RawClient.Answer account(String name, String more) {
        return put(
                name,
                "{\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"},\"location\":\"eastus\"%s}"
                        .formatted(more));
    }

    private static RawClient.Answer put(String path, String body) {
        return client.arm("PUT", GROUP + "/providers/Microsoft.Storage/storageAccounts/" + path + VERSION, body);
    }
}
