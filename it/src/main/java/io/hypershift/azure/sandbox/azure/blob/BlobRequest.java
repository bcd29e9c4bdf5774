package io.hypershift.azure.sandbox.azure.blob;

import io.hypershift.azure.sandbox.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A request to the blob service. Clients write a blob's slashes plainly or as {@code %2F}.
 *
 * @param blob empty when the container is meant
 */
record BlobRequest(HttpRequest http, String account, String container, String blob) {

    static BlobRequest of(HttpRequest http) {
        var account = http.host().substring(0, http.host().indexOf('.'));
        var path = http.rawPath().substring(Math.min(1, http.rawPath().length()));
        int slash = path.indexOf('/');
        return slash < 0
                ? new BlobRequest(http, account, decode(path), "")
                : new BlobRequest(http, account, decode(path.substring(0, slash)), decode(path.substring(slash + 1)));
    }

    boolean isRead() {
        return http.method().equals("GET") || http.method().equals("HEAD");
    }

    boolean isOnContainer() {
        return http.parameter("restype").filter("container"::equals).isPresent();
    }

    String component() {
        return http.parameter("comp").orElse("");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
