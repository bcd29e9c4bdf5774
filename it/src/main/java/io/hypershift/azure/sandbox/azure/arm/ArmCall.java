package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.entra.Caller;
import io.hypershift.azure.sandbox.http.HttpRequest;
import java.util.Optional;

/** One authenticated request to Resource Manager. */
public record ArmCall(HttpRequest http, ArmPath path, Caller caller) {

    public String method() {
        return http.method();
    }

    public boolean isRead() {
        return method().equals("GET") || method().equals("HEAD");
    }

    /** The query parameter, by its name in any case. */
    public Optional<String> parameter(String name) {
        return http.query().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> entry.getValue().stream())
                .findFirst();
    }

    public String apiVersion() {
        return parameter("api-version").orElse("");
    }

    /** The body, which must be a JSON object. */
    public ObjectNode body() {
        return Json.parse(http.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> ArmException.badRequest(
                        "InvalidRequestContent",
                        "The request content was invalid and could not be deserialized: it is not a JSON object."));
    }

    /** The operation's name in Azure's permissions, such as {@code Microsoft.Network/dnsZones/write}. */
    public String action() {
        if (path.isCollection() && method().equals("POST")) {
            var subject = path.names().size() == 1 ? path.namespace() : ownerType();
            var verb = path.last().equals("checkPolicyRestrictions") ? "/read" : "/action"; // a question, though a POST
            return subject + "/" + path.last() + verb;
        }
        var type = path.namespace().isEmpty() ? path.scope().type() : path.type();
        return type
                + switch (method()) {
                    case "GET", "HEAD" -> "/read";
                    case "DELETE" -> "/delete";
                    case "POST" -> "/action";
                    default -> "/write";
                };
    }

    private String ownerType() {
        return path.owner().type();
    }
}
