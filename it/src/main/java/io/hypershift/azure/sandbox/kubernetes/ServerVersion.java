package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;

/** The Kubernetes version that the server claims to be: the one whose answers it was compared with. */
final class ServerVersion {
    private ServerVersion() {}

    static ObjectNode document() {
        return Json.object()
                .put("major", "1")
                .put("minor", "36")
                .put("gitVersion", "v1.36.0+sandbox")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "go1.26")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }
}
