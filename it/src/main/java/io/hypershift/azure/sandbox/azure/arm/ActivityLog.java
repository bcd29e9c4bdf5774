package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What was written, by whom and with what outcome: {@code Microsoft.Insights/eventtypes/management/values}. */
final class ActivityLog implements Endpoint {
    private static final String TYPE = "Microsoft.Insights/eventtypes/values";
    private static final Pattern CLAUSE = Pattern.compile("(\\w+) (ge|le|eq) '?([^']*?)'?(?: and |$)");

    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    private final Clock clock;

    ActivityLog(Clock clock) {
        this.clock = clock;
    }

    void record(ArmCall call, ArmAnswer answer) {
        if (call.isRead()) {
            return;
        }
        var id = call.path().isCollection() ? call.path().owner() : call.path().id();
        var now = clock.instant().toString();
        var event = Json.object()
                .put("id", id.text() + "/events/" + UUID.randomUUID())
                .put("eventDataId", UUID.randomUUID().toString())
                .put("correlationId", UUID.randomUUID().toString())
                .put("eventTimestamp", now)
                .put("submissionTimestamp", now)
                .put("caller", call.caller().objectId())
                .put("level", answer.status() < 400 ? "Informational" : "Error")
                .put("resourceId", id.text())
                .put("resourceGroupName", id.group().orElse(""))
                .put("subscriptionId", id.subscription().orElse(""));
        localized(event, "operationName", call.action());
        localized(event, "category", "Administrative");
        localized(event, "status", answer.status() < 400 ? "Succeeded" : "Failed");
        localized(event, "subStatus", String.valueOf(answer.status()));
        localized(event, "resourceProviderName", call.path().namespace());
        localized(event, "resourceType", id.type());
        event.putObject("authorization").put("action", call.action()).put("scope", id.text());
        answer.body()
                .flatMap(body -> Json.text(body, "/error/code"))
                .ifPresent(code -> event.putObject("properties").put("statusCode", code));
        events.add(event);
    }

    private static void localized(ObjectNode event, String name, String value) {
        event.putObject(name).put("value", value).put("localizedValue", value);
    }

    @Override
    public boolean serves(ArmPath path) {
        return path.isType(TYPE);
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var filter = call.parameter("$filter").orElse("");
        return ArmAnswer.list(events.stream()
                .filter(event -> event.path("resourceId")
                        .asText()
                        .startsWith(call.path().scope().text()))
                .filter(event -> matches(event, filter))
                .toList());
    }

    private static boolean matches(ObjectNode event, String filter) {
        var clauses = CLAUSE.matcher(filter);
        while (clauses.find()) {
            var actual = event.path(clauses.group(1)).asText();
            var wanted = clauses.group(3);
            boolean matches = switch (clauses.group(2)) {
                case "ge" -> !Instant.parse(actual).isBefore(time(wanted));
                case "le" -> !Instant.parse(actual).isAfter(time(wanted));
                default -> actual.equalsIgnoreCase(wanted);
            };
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    /** The Azure CLI names no zone, and means UTC. */
    private static Instant time(String wanted) {
        return Instant.parse(wanted.endsWith("Z") ? wanted : wanted + "Z");
    }
}
