package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
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

    /**
     * Empty where there is nothing.
     *
     * @throws HyperShiftException when it cannot be read
     */
    static Optional<PublishedDocument> read(HttpPipeline anonymous, AzureCall call, String url) {
        return call.of("read " + url, () -> {
            try (var answer = anonymous.sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE)) {
                return switch (answer.getStatusCode()) {
                    case 200 -> Optional.of(of(answer));
                    case 404 -> Optional.empty();
                    default -> throw unreadable(url, answer.getStatusCode());
                };
            }
        });
    }

    /** It may well be there, so it must not count as absent. */
    private static HyperShiftException unreadable(String url, int status) {
        return new HyperShiftException(Problem.of("not-public", "nobody can read {}: status {}", url, status)
                .because("An issuer's documents must be public; a policy, a firewall or a proxy seems to forbid it.")
                .remedy("Ask the policy's owner for an exemption, or try again where it was but busy."));
    }

    private static PublishedDocument of(HttpResponse answer) {
        return new PublishedDocument(
                answer.getBodyAsBinaryData().toString(),
                Objects.requireNonNullElse(answer.getHeaderValue(HttpHeaderName.ETAG), ""),
                Objects.requireNonNullElse(answer.getHeaderValue(WRITER_HEADER), ""));
    }
}
