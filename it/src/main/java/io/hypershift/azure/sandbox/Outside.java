package io.hypershift.azure.sandbox;

import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.Cloud;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.registry.Registry;
import io.hypershift.azure.sandbox.registry.ReleaseController;
import io.hypershift.azure.sandbox.told.Told;

/** All hosts that the proxy leads to: Azure's, and where OpenShift's images and releases come from. */
record Outside(Azure azure, Registry registry, ReleaseController releases) implements HttpHandler {
    Outside(Azure azure, Told told) {
        this(azure, new Registry(told), new ReleaseController(told.streams()));
    }

    boolean knows(String host) {
        return isAzure(host) || registry.isAt(host) || releases.isAt(host);
    }

    private static boolean isAzure(String host) {
        return Cloud.all().stream().anyMatch(cloud -> cloud.service(host).isPresent());
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        var host = request.host();
        if (registry.isAt(host)) {
            return registry.handle(request);
        }
        return releases.isAt(host) ? releases.handle(request) : azure.handle(request);
    }
}
