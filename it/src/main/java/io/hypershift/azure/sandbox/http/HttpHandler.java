package io.hypershift.azure.sandbox.http;

/** Answers requests; called on the connection's own thread, so it may block. */
@FunctionalInterface
public interface HttpHandler {
    HttpResponse handle(HttpRequest request);
}
