package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A host name that something in the cluster wants to be found by.
 *
 * @param source what it is, as external DNS notes it beside its records
 */
record PublishedHost(String name, String address, String source) {
    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}");
    private static final String ANNOTATION = "external-dns.alpha.kubernetes.io/hostname";

    /** Those of the kinds that external DNS is told to look at. */
    static List<PublishedHost> of(KubeApi api, List<String> arguments) {
        var all = new ArrayList<PublishedHost>();
        if (arguments.contains("--source=service")) {
            wanted(api, Kind.SERVICE, arguments).forEach(it -> ofService(it).ifPresent(all::add));
        }
        if (arguments.contains("--source=openshift-route")) {
            wanted(api, Kind.ROUTE, arguments).forEach(it -> ofRoute(it).ifPresent(all::add));
        }
        return all;
    }

    private static Stream<Resource> wanted(KubeApi api, Kind kind, List<String> arguments) {
        return api.list(kind, "").stream().filter(labels(arguments));
    }

    /** The one form of a label filter that HyperShift uses. */
    private static Predicate<Resource> labels(List<String> arguments) {
        return arguments.stream()
                .filter(it -> it.startsWith("--label-filter=") && it.contains("!="))
                .map(it -> it.substring("--label-filter=".length()).split("!=", 2))
                .<Predicate<Resource>>map(it ->
                        resource -> resource.label(it[0]).filter(it[1]::equals).isEmpty())
                .reduce(any -> true, Predicate::and);
    }

    private static Optional<PublishedHost> ofService(Resource service) {
        var address = service.text("/spec/type").equals("ExternalName")
                ? service.text("/spec/externalName")
                : service.text("/status/loadBalancer/ingress/0/ip");
        return service.annotation(ANNOTATION).flatMap(host -> of(host, address, "service/" + path(service)));
    }

    private static Optional<PublishedHost> ofRoute(Resource route) {
        var address = route.items("/status/ingress").stream()
                .map((JsonNode it) -> it.path("routerCanonicalHostname").asText())
                .findFirst()
                .orElse("");
        return of(route.text("/spec/host"), address, "route/" + path(route));
    }

    private static Optional<PublishedHost> of(String host, String address, String source) {
        return !host.isEmpty() && ADDRESS.matcher(address).matches()
                ? Optional.of(new PublishedHost(host, address, source))
                : Optional.empty();
    }

    private static String path(Resource resource) {
        return resource.namespace() + "/" + resource.name();
    }
}
