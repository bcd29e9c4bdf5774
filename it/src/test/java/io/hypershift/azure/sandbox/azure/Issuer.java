package io.hypershift.azure.sandbox.azure;

import com.azure.core.util.BinaryData;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.PublicAccess;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import io.hypershift.azure.sandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** A cluster's service account issuer: a key, and documents published in a storage account. */
final class Issuer {
    static final String KEY_ID = "cluster-key";

    private final String account;
    private final KeyPair keys;

    Issuer(String account) {
        this.account = account;
        this.keys = newKey();
    }

    String url() {
        return "https://" + account + ".blob.core.windows.net/oidc";
    }

    /** Makes group, account and container, all open to anonymous readers. */
    void createStorage(AzureClients azure, String group) {
        azure.resources().resourceGroups().define(group).withRegion("eastus").create();
        var storage = azure.storage().serviceClient();
        storage.getStorageAccounts()
                .create(
                        group,
                        account,
                        new StorageAccountCreateParameters()
                                .withKind(Kind.STORAGE_V2)
                                .withSku(new Sku().withName(SkuName.STANDARD_LRS))
                                .withLocation("eastus")
                                .withAllowBlobPublicAccess(true));
        storage.getBlobContainers()
                .create(group, account, "oidc", new BlobContainerInner().withPublicAccess(PublicAccess.CONTAINER));
    }

    void publish(Sandbox sandbox, AzureClients azure, KeyPair published) {
        upload(
                sandbox,
                azure,
                ".well-known/openid-configuration",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/openid/v1/jwks\"}".formatted(url()));
        var key = (RSAPublicKey) published.getPublic();
        upload(
                sandbox,
                azure,
                "openid/v1/jwks",
                "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"AQAB\"}]}"
                        .formatted(KEY_ID, encode(key.getModulus().toByteArray())));
    }

    void publish(Sandbox sandbox, AzureClients azure) {
        publish(sandbox, azure, keys);
    }

    private void upload(Sandbox sandbox, AzureClients azure, String name, String text) {
        var key = sandbox.azure().accounts().keys(account).get(0).value();
        azure.blobs(account, key)
                .buildClient()
                .getBlobContainerClient("oidc")
                .getBlobClient(name)
                .upload(BinaryData.fromString(text), true);
    }

    /** A service account's token. */
    String token(String subject, String audience) {
        return token(
                Map.of("sub", subject, "aud", audience), KEY_ID, Instant.now().plus(Duration.ofMinutes(10)));
    }

    String token(Map<String, String> claims, String keyId, Instant expiry) {
        var payload = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":[\"%s\"],\"exp\":%d}"
                .formatted(
                        claims.getOrDefault("iss", url()),
                        claims.get("sub"),
                        claims.get("aud"),
                        expiry.getEpochSecond());
        var signed =
                encode("{\"alg\":\"RS256\",\"kid\":\"%s\"}".formatted(keyId).getBytes(StandardCharsets.UTF_8)) + "."
                        + encode(payload.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        int zero = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, zero, bytes.length));
    }
}
