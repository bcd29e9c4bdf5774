package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.Objects;
import java.util.Optional;

/**
 * A document as everybody sees it, without any login.
 *
 * @param version what a write can be made to depend on
 * @param writer who of us has written it; empty where others did
 */
public record PublishedDocument(String content, String version, String writer) {
    static final String WRITER = "writer";

    private static final HttpHeaderName WRITER_HEADER = HttpHeaderName.fromString("x-ms-meta-" + WRITER);

    /** Empty where there is nothing; an account that does not exist has no host name either. */
    static Optional<PublishedDocument> read(HttpClient http, AzureCall call, String url) {
        return call.of("read " + url, () -> {
            try (var answer = http.sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE)) {
                return answer.getStatusCode() == 200 ? Optional.of(of(answer)) : Optional.empty();
            }
        });
    }

    private static PublishedDocument of(HttpResponse answer) {
        return new PublishedDocument(
                answer.getBodyAsBinaryData().toString(),
                Objects.requireNonNullElse(answer.getHeaderValue(HttpHeaderName.ETAG), ""),
                Objects.requireNonNullElse(answer.getHeaderValue(WRITER_HEADER), ""));
    }
}
