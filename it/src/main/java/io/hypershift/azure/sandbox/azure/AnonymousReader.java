package io.hypershift.azure.sandbox.azure;

import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads documents as anybody on the internet could; of the internet there is only the blob service here. */
record AnonymousReader(HttpHandler blobs) implements Function<URI, Optional<byte[]>> {
    @Override
    public Optional<byte[]> apply(URI document) {
        var host = Optional.ofNullable(document.getHost()).orElse("");
        boolean blob = Cloud.all().stream()
                .flatMap(cloud -> cloud.service(host).stream())
                .anyMatch(Cloud.Service.BLOB::equals);
        if (!blob) {
            return Optional.empty();
        }
        var request = new HttpRequest(
                "GET", host, document.getRawPath(), Map.of(), Map.of("host", List.of(host)), new byte[0]);
        return blobs.handle(request) instanceof HttpResponse.Whole answer && answer.status() == 200
                ? Optional.of(answer.body())
                : Optional.empty();
    }
}
