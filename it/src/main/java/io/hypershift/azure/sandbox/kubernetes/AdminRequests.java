package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;

/** A part of the sandbox's own API, which is served beside the cluster's, to those who are known to it. */
interface AdminRequests {
    String path();

    HttpResponse answer(HttpRequest request);
}
