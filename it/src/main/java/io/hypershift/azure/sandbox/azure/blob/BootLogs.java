package io.hypershift.azure.sandbox.azure.blob;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The storage that Azure itself keeps the machines' boot logs in, for whoever holds the signed URL of one. */
public final class BootLogs {
    private static final String ACCOUNT = "md-bootdiagnostics";
    private static final String HOST = ACCOUNT + ".blob.core.windows.net";

    private final Map<String, byte[]> bySignature = new ConcurrentHashMap<>();

    /** Puts a log there and signs a URL of it. */
    public String publish(String name, byte[] content) {
        var signature = UUID.randomUUID().toString().replace("-", "") + "%3D";
        bySignature.put(signature.replace("%3D", "="), content);
        return "https://%s/bootdiagnostics/%s?sv=2021-08-06&sr=b&sp=r&se=2030-01-01T00%%3A00%%3A00Z&sig=%s"
                .formatted(HOST, name, signature);
    }

    /** Answers what is asked of this storage. */
    Optional<HttpResponse.Whole> answer(HttpRequest http) {
        if (!http.host().equals(HOST)) {
            return Optional.empty();
        }
        var content = http.parameter("sig").map(bySignature::get);
        return Optional.of(content.map(it -> new HttpResponse.Whole(200, Map.of("Content-Type", "text/plain"), it))
                .orElseThrow(() -> BlobException.forbidden("Signature did not match.")));
    }
}
