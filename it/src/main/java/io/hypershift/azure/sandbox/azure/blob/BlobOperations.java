package io.hypershift.azure.sandbox.azure.blob;

import io.hypershift.azure.sandbox.azure.blob.Blobs.Blob;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Requests on one blob. */
final class BlobOperations {
    /** What a client may say of a blob, and the headers that say it back. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "x-ms-blob-content-type", "Content-Type",
            "x-ms-blob-cache-control", "Cache-Control",
            "x-ms-blob-content-encoding", "Content-Encoding",
            "x-ms-blob-content-language", "Content-Language",
            "x-ms-blob-content-disposition", "Content-Disposition");

    private final Accounts accounts;
    private final Blobs blobs;
    private final Clock clock;

    BlobOperations(Accounts accounts, Blobs blobs, Clock clock) {
        this.accounts = accounts;
        this.blobs = blobs;
        this.clock = clock;
    }

    HttpResponse.Whole answer(BlobRequest request) {
        if (accounts.container(request.account(), request.container()).isEmpty()) {
            throw new BlobException(404, "ContainerNotFound", "The specified container does not exist.");
        }
        return switch (request.http().method()) {
            case "GET", "HEAD" -> get(request);
            case "PUT" -> put(request);
            case "DELETE" -> delete(request);
            default ->
                throw new BlobException(
                        405, "UnsupportedHttpVerb", "The resource doesn't support the specified HTTP verb.");
        };
    }

    private HttpResponse.Whole put(BlobRequest request) {
        if (!request.component().isEmpty()) {
            throw new BlobException(
                    400, "InvalidQueryParameterValue", "The sandbox does not know comp=" + request.component() + ".");
        }
        var existing = blobs.find(request.account(), request.container(), request.blob());
        if (request.http().header("If-None-Match").filter("*"::equals).isPresent() && existing.isPresent()) {
            throw new BlobException(409, "BlobAlreadyExists", "The specified blob already exists.");
        }
        request.http().header("If-Match").ifPresent(wanted -> {
            if (existing.filter(it -> wanted.equals("*") || it.etag().equals(wanted))
                    .isEmpty()) {
                throw new BlobException(
                        412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");
            }
        });
        if (request.http().header("x-ms-blob-type").filter("BlockBlob"::equals).isEmpty()) {
            throw new BlobException(
                    400,
                    "MissingRequiredHeader",
                    "An HTTP header that's mandatory for this request is not specified: x-ms-blob-type.");
        }
        var blob = new Blob(
                request.blob(),
                request.http().body(),
                properties(request),
                "\"0x"
                        + UUID.randomUUID()
                                .toString()
                                .replace("-", "")
                                .substring(0, 15)
                                .toUpperCase(java.util.Locale.ROOT)
                        + "\"",
                clock.instant());
        blobs.put(request.account(), request.container(), blob);
        return new HttpResponse.Whole(
                201,
                Map.of(
                        "ETag", blob.etag(),
                        "Last-Modified", BlobService.httpDate(blob.modified()),
                        "Content-MD5", md5(blob.content()),
                        "x-ms-request-server-encrypted", "true"),
                new byte[0]);
    }

    private static Map<String, String> properties(BlobRequest request) {
        var properties = new HashMap<String, String>();
        properties.put("Content-Type", request.http().header("Content-Type").orElse("application/octet-stream"));
        PROPERTIES.forEach(
                (sent, shown) -> request.http().header(sent).ifPresent(value -> properties.put(shown, value)));
        request.http().headers().forEach((name, values) -> {
            if (name.startsWith("x-ms-meta-")) {
                properties.put(name, values.get(0));
            }
        });
        return properties;
    }

    private HttpResponse.Whole get(BlobRequest request) {
        var blob = find(request);
        var headers = new HashMap<>(blob.properties());
        headers.put("ETag", blob.etag());
        headers.put("Last-Modified", BlobService.httpDate(blob.modified()));
        headers.put("Content-MD5", md5(blob.content()));
        headers.put("Accept-Ranges", "bytes");
        headers.put("x-ms-blob-type", "BlockBlob");
        headers.put("x-ms-lease-state", "available");
        headers.put("x-ms-lease-status", "unlocked");
        headers.put("x-ms-server-encrypted", "true");
        headers.put("x-ms-creation-time", BlobService.httpDate(blob.modified()));
        return new HttpResponse.Whole(200, headers, blob.content());
    }

    private HttpResponse.Whole delete(BlobRequest request) {
        find(request);
        blobs.remove(request.account(), request.container(), request.blob());
        return new HttpResponse.Whole(202, Map.of("x-ms-delete-type-permanent", "true"), new byte[0]);
    }

    private Blob find(BlobRequest request) {
        return blobs.find(request.account(), request.container(), request.blob())
                .orElseThrow(() -> new BlobException(404, "BlobNotFound", "The specified blob does not exist."));
    }

    private static String md5(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
