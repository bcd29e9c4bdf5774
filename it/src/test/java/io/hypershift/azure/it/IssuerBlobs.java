package io.hypershift.azure.it;

import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.Json;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Base64;

/** The documents of an issuer, for whoever has the key of its storage account. */
public record IssuerBlobs(Sandbox sandbox, String issuer) {
    public static final String KEYS = "openid/v1/jwks";
    public static final String DISCOVERY = ".well-known/openid-configuration";

    public void delete(String document) {
        blob(document).delete();
    }

    /** Publishes this key instead of all others. */
    public void publishOnly(SigningKey key) {
        var document = Json.object();
        document.putArray("keys")
                .addObject()
                .put("use", "sig")
                .put("kty", "RSA")
                .put("kid", key.id())
                .put("alg", "RS256")
                .put("n", base64(key.publicKey().getModulus()))
                .put("e", base64(key.publicKey().getPublicExponent()));
        publish(KEYS, Json.write(document));
    }

    /** Publishes a document instead of the one that is there. */
    public void publish(String document, String text) {
        blob(document).upload(BinaryData.fromString(text), true);
    }

    /** What everybody can read. */
    public String text(String document) {
        return blob(document).downloadContent().toString();
    }

    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private BlobClient blob(String document) {
        var proxy = sandbox.proxy();
        var http = new JdkHttpClientBuilder(HttpClient.newBuilder()
                        .sslContext(sandbox.certificateAuthority().clientContext()))
                .proxy(new ProxyOptions(
                        ProxyOptions.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .build();
        var account = issuer.substring(issuer.lastIndexOf('/') + 1);
        var key = sandbox.azure().accounts().keys(account).get(0).value();
        return new BlobContainerClientBuilder()
                .endpoint(issuer)
                .credential(new StorageSharedKeyCredential(account, key))
                .httpClient(http)
                .buildClient()
                .getBlobClient(document);
    }
}
