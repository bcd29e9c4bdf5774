package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import io.hypershift.azure.input.NetworkAccess;
import java.util.Objects;

/** What those get who ask without a login, through the same proxy and with the same trust. */
public final class Outside {
    private final HttpClient http;

    Outside(HttpClient http) {
        this.http = http;
    }

    /** The same for one who has no login at all. */
    public static Outside of(NetworkAccess network) {
        return new Outside(Azure.http(network));
    }

    /** What anybody gets who asks for a URL. */
    public record Answer(int status, String contentType, String body) {}

    public Answer get(String url) {
        return get(url, "read " + url);
    }

    /**
     * The same of a URL that is not to be told.
     *
     * @param what is being done, as a failure tells it
     */
    Answer get(String url, String what) {
        try (var answer = http.sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE)) {
            return new Answer(
                    answer.getStatusCode(),
                    Objects.requireNonNullElse(answer.getHeaderValue(HttpHeaderName.CONTENT_TYPE), ""),
                    answer.getBodyAsBinaryData().toString());
        } catch (RuntimeException e) {
            throw AzureCall.unreachable(what, e);
        }
    }
}
