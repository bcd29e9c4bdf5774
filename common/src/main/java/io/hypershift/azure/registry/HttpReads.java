package io.hypershift.azure.registry;

import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.TrustedCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads over HTTPS, by the proxy and with the trust of everything else. */
final class HttpReads {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient http;

    /** What was answered, wherever it was led to. */
    record Reply(int status, HttpHeaders headers, String body) {}

    private HttpReads(HttpClient http) {
        this.http = http;
    }

    static HttpReads by(NetworkAccess network) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(TrustedCertificates.context(network.caBundle()));
        network.proxyAddress()
                .ifPresent(
                        it -> builder.proxy(ProxySelector.of(new InetSocketAddress(it.getHostString(), it.getPort()))));
        return new HttpReads(builder.build());
    }

    /** Reads; a redirect is followed without the authorization, which is nobody else's business. */
    Reply get(URI uri, Optional<String> authorization, Optional<String> accept) {
        var place = uri;
        var login = authorization;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            var answer = send(place, login, accept);
            var next = answer.headers().firstValue("Location");
            if (!REDIRECTS.contains(answer.statusCode()) || next.isEmpty()) {
                return new Reply(
                        answer.statusCode(), answer.headers(), new String(answer.body(), StandardCharsets.UTF_8));
            }
            place = resolve(place, next.get());
            login = Optional.empty();
        }
        throw Unreachable.of(host(uri), "it leads from one place to the next without end");
    }

    private HttpResponse<byte[]> send(URI uri, Optional<String> authorization, Optional<String> accept) {
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw Unreachable.of(host(uri), "it is not reached by https");
        }
        var request = HttpRequest.newBuilder(uri).timeout(ANSWER);
        authorization.ifPresent(it -> request.setHeader("Authorization", it));
        accept.ifPresent(it -> request.setHeader("Accept", it));
        var answer = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw Unreachable.of(host(uri), "it says nothing for " + ANSWER.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw Unreachable.of(host(uri), reason(e), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Unreachable.of(host(uri), "it was not waited for", e);
        }
    }

    private static URI resolve(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw Unreachable.of(host(from), "it leads to no URL", e);
        }
    }

    private static String reason(ExecutionException failure) {
        var cause = failure.getCause();
        return cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : String.valueOf(cause);
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? uri.toString() : uri.getHost();
    }
}
