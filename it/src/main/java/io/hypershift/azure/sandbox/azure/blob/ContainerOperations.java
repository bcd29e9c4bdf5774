package io.hypershift.azure.sandbox.azure.blob;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Requests on a container and on the list of its blobs. */
final class ContainerOperations {
    private final Accounts accounts;
    private final Blobs blobs;
    private final ResourceStore resources;
    private final Clock clock;

    ContainerOperations(Accounts accounts, Blobs blobs, ResourceStore resources, Clock clock) {
        this.accounts = accounts;
        this.blobs = blobs;
        this.resources = resources;
        this.clock = clock;
    }

    HttpResponse.Whole answer(BlobRequest request, Resource account) {
        return switch (request.http().method()) {
            case "PUT" -> create(request, account);
            case "DELETE" -> delete(request);
            default -> request.component().equals("list") ? list(request) : properties(find(request));
        };
    }

    private HttpResponse.Whole create(BlobRequest request, Resource account) {
        var asked = request.http().header("x-ms-blob-public-access").orElse("none");
        if (!asked.equals("none")
                && !account.properties().path("allowBlobPublicAccess").asBoolean()) {
            throw new BlobException(
                    409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
        }
        var body = Json.object().put("etag", "\"" + UUID.randomUUID() + "\"");
        body.putObject("properties")
                .put("publicAccess", asked.substring(0, 1).toUpperCase(Locale.ROOT) + asked.substring(1))
                .put("lastModifiedTime", clock.instant().toString())
                .put("leaseState", "Available")
                .put("leaseStatus", "Unlocked")
                .put("hasImmutabilityPolicy", false)
                .put("hasLegalHold", false);
        var container = new Resource(Accounts.containerId(account.id(), request.container()), body, clock.instant());
        if (!resources.putIfAbsent(container)) {
            throw new BlobException(409, "ContainerAlreadyExists", "The specified container already exists.");
        }
        return new HttpResponse.Whole(201, headers(container), new byte[0]);
    }

    private HttpResponse.Whole delete(BlobRequest request) {
        resources.remove(find(request).id());
        blobs.removeContainer(request.account(), request.container());
        return new HttpResponse.Whole(202, Map.of(), new byte[0]);
    }

    private static HttpResponse.Whole properties(Resource container) {
        var headers = new HashMap<>(headers(container));
        var access = container.properties().path("publicAccess").asText();
        if (!access.equals("None")) {
            headers.put("x-ms-blob-public-access", access.toLowerCase(Locale.ROOT));
        }
        return new HttpResponse.Whole(200, headers, new byte[0]);
    }

    private HttpResponse.Whole list(BlobRequest request) {
        find(request);
        var prefix = request.http().parameter("prefix").orElse("");
        var entries = blobs.list(request.account(), request.container(), prefix).stream()
                .map(ContainerOperations::entry)
                .collect(Collectors.joining());
        var xml =
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ServiceEndpoint=\"https://%s/\" ContainerName=\"%s\"><Blobs>%s</Blobs><NextMarker /></EnumerationResults>"
                        .formatted(request.http().host(), request.container(), entries);
        return new HttpResponse.Whole(
                200, Map.of("Content-Type", "application/xml"), xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String entry(Blobs.Blob blob) {
        return "<Blob><Name>%s</Name><Properties><Last-Modified>%s</Last-Modified><Etag>%s</Etag><Content-Length>%d</Content-Length><Content-Type>%s</Content-Type><BlobType>BlockBlob</BlobType><LeaseStatus>unlocked</LeaseStatus><LeaseState>available</LeaseState></Properties></Blob>"
                .formatted(
                        Xml.escape(blob.name()),
                        BlobService.httpDate(blob.modified()),
                        blob.etag().replace("\"", ""),
                        blob.content().length,
                        Xml.escape(blob.properties().getOrDefault("Content-Type", "")));
    }

    private Resource find(BlobRequest request) {
        return accounts.container(request.account(), request.container())
                .orElseThrow(
                        () -> new BlobException(404, "ContainerNotFound", "The specified container does not exist."));
    }

    private static Map<String, String> headers(Resource container) {
        return Map.of(
                "ETag", container.body().path("etag").asText(),
                "Last-Modified", BlobService.httpDate(container.writtenAt()));
    }
}
