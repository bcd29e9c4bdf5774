package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Answers requests for connections to a pod's ports by WebSocket, as the API server and the kubelet behind it do
 * (kubernetes 1.34, pkg/kubelet/server/portforward/websocket.go).
 */
final class PortForwards {
    static final String PROTOCOL = "v4.channel.k8s.io";

    private final Store store;
    private volatile PodPorts ports = (namespace, pod, port) -> Optional.empty();

    PortForwards(Store store) {
        this.store = store;
    }

    void connect(PodPorts podPorts) {
        ports = podPorts;
    }

    HttpResponse open(Call call) {
        var path = call.path();
        var pod = store.get(call.key())
                .orElseThrow(() -> ApiError.notFound(call.kind().subject(path.name())));
        if (Json.textAt(pod, "spec", "nodeName").isEmpty()) {
            throw ApiError.badRequest("pod " + path.name() + " does not have a host assigned");
        }
        var wanted = ports(call);
        if (!isOffered(call)) {
            throw ApiError.badRequest("Upgrade request required");
        }
        if (!isRunning(pod)) {
            return Answers.text(
                    500,
                    "failed to find sandboxID for pod " + path.name() + "_" + path.namespace() + ": not running\n");
        }
        return new HttpResponse.Duplex(
                PROTOCOL,
                messages -> new PortForward(
                                messages, path.name(), port -> ports.listener(path.namespace(), path.name(), port))
                        .carry(wanted));
    }

    private static boolean isRunning(ObjectNode pod) {
        return Json.textAt(pod, "status", "phase").equals("Running");
    }

    private static List<Integer> ports(Call call) {
        var asked = call.request().query().getOrDefault("ports", List.of()).stream()
                .flatMap(it -> Arrays.stream(it.split(",", -1)))
                .toList();
        if (asked.isEmpty()) {
            throw ApiError.badRequest("query parameter \"port\" is required");
        }
        return asked.stream().map(PortForwards::port).toList();
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port > 0 && port <= 0xFFFF) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The same as a number that is no port.
        }
        throw ApiError.badRequest("unable to parse \"" + text + "\" as a port");
    }

    private static boolean isOffered(Call call) {
        return call.request()
                .header("Sec-WebSocket-Protocol")
                .filter(it ->
                        Arrays.stream(it.split(",", -1)).map(String::strip).anyMatch(PROTOCOL::equals))
                .isPresent();
    }
}
