package io.hypershift.azure.azureapi;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.hypershift.azure.azureapi.OidcStorage.Account;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes documents with the account's key, and where a policy forbids such keys as the one who is logged in, who is given the
 * right for as long as it takes.
 */
final class DocumentUpload {
    private static final Set<String> OUTRUN =
            Set.of(BlobErrorCode.BLOB_ALREADY_EXISTS.toString(), BlobErrorCode.CONDITION_NOT_MET.toString());
    private static final String NO_KEYS = "KeyBasedAuthenticationNotPermitted";

    private final HttpClient http;
    private final TransportRetries retries;
    private final AzureCall call;
    private final TokenCredential login;
    private final OidcStorage storage;
    private final String writer;
    private final Function<Account, String> accountKey;
    private final OwnBlobRole role;
    private volatile boolean keysAreForbidden;

    /** @param writer what the documents are marked with */
    DocumentUpload(
            HttpClient http,
            TransportRetries retries,
            AzureCall call,
            TokenCredential login,
            OidcStorage storage,
            String writer,
            Function<Account, String> accountKey,
            OwnBlobRole role) {
        this.http = http;
        this.retries = retries;
        this.call = call;
        this.login = login;
        this.storage = storage;
        this.writer = writer;
        this.accountKey = accountKey;
        this.role = role;
    }

    /**
     * Writes a document that is still as it was seen.
     *
     * @param version the version that it revises; empty where there was none
     * @return false when somebody has written it meanwhile
     */
    boolean put(Account account, String container, String path, String content, Optional<String> version) {
        var options = options(content, version);
        if (!keysAreForbidden) {
            var written = withKey(account, container, path, options);
            if (written.isPresent()) {
                return written.get();
            }
            keysAreForbidden = true;
        }
        role.grant(account);
        var client = new BlobContainerClientBuilder().credential(login);
        return upload(client, account, container, path, options, false).orElseThrow();
    }

    /** Empty where keys are forbidden. */
    private Optional<Boolean> withKey(
            Account account, String container, String path, BlobParallelUploadOptions options) {
        var key = new StorageSharedKeyCredential(account.name(), accountKey.apply(account));
        return upload(new BlobContainerClientBuilder().credential(key), account, container, path, options, true);
    }

    private Optional<Boolean> upload(
            BlobContainerClientBuilder builder,
            Account account,
            String container,
            String path,
            BlobParallelUploadOptions options,
            boolean byKey) {
        var client = builder.endpoint(storage.url(account.name(), container))
                .httpClient(http)
                .retryOptions(retries.ofBlobs())
                .buildClient()
                .getBlobClient(path);
        return call.of("publish " + path, () -> {
            try {
                client.uploadWithResponse(options, null, Context.NONE);
                return Optional.of(true);
            } catch (BlobStorageException e) {
                var code = String.valueOf(e.getErrorCode());
                if (OUTRUN.contains(code)) {
                    return Optional.of(false);
                }
                if (byKey && code.equals(NO_KEYS)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private BlobParallelUploadOptions options(String content, Optional<String> version) {
        var conditions = new BlobRequestConditions();
        version.ifPresentOrElse(conditions::setIfMatch, () -> conditions.setIfNoneMatch("*"));
        return new BlobParallelUploadOptions(BinaryData.fromString(content))
                .setHeaders(new BlobHttpHeaders().setContentType("application/json"))
                .setMetadata(Map.of(PublishedDocument.WRITER, writer))
                .setRequestConditions(conditions);
    }
}
