package io.hypershift.azure.sandbox.azure.blob;

import io.hypershift.azure.sandbox.azure.arm.Authorizer;
import io.hypershift.azure.sandbox.azure.entra.TokenIssuer;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The blob data plane: {@code https://{account}.blob.core.windows.net/}. */
public final class BlobService implements HttpHandler {
    private final Accounts accounts;
    private final BlobAccess access;
    private final BlobOperations blobs;
    private final ContainerOperations containers;
    private final BootLogs bootLogs;
    private final Clock clock;

    public BlobService(
            Accounts accounts,
            Blobs blobs,
            ResourceStore resources,
            Authorizer authorizer,
            TokenIssuer tokens,
            BootLogs bootLogs,
            Clock clock) {
        this.accounts = accounts;
        this.access = new BlobAccess(accounts, authorizer, tokens);
        this.blobs = new BlobOperations(accounts, blobs, clock);
        this.containers = new ContainerOperations(accounts, blobs, resources, clock);
        this.bootLogs = bootLogs;
        this.clock = clock;
    }

    @Override
    public HttpResponse handle(HttpRequest http) {
        try {
            var log = bootLogs.answer(http);
            if (log.isPresent()) {
                return complete(log.get());
            }
            var request = BlobRequest.of(http);
            var account = accounts.find(request.account())
                    .orElseThrow(() -> new BlobException(
                            404, "ResourceNotFound", "There is no storage account '%s'.".formatted(request.account())));
            access.check(request, account);
            return complete(request.isOnContainer() ? containers.answer(request, account) : blobs.answer(request));
        } catch (BlobException e) {
            return complete(error(http, e));
        }
    }

    private static HttpResponse.Whole error(HttpRequest http, BlobException e) {
        var body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(e.code(), Xml.escape(String.valueOf(e.getMessage())));
        var headers = new HashMap<>(Map.of("x-ms-error-code", e.code(), "Content-Type", "application/xml"));
        if (e.status() == 401) {
            headers.put(
                    "WWW-Authenticate",
                    "Bearer authorization_uri=https://login.microsoftonline.com/common resource_id=https://storage.azure.com");
        }
        return new HttpResponse.Whole(
                e.status(),
                headers,
                http.method().equals("HEAD") ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse complete(HttpResponse.Whole answer) {
        var headers = new HashMap<>(answer.headers());
        headers.put("x-ms-request-id", UUID.randomUUID().toString());
        headers.put("x-ms-version", "2026-10-06");
        headers.put("Date", httpDate(clock.instant()));
        headers.put("Server", "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
        return new HttpResponse.Whole(answer.status(), headers, answer.body());
    }

    static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
    }
}
