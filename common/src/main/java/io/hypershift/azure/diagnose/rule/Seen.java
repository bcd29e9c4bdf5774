package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.stream.Collectors;

/** Evidence in the words of those who gave it. */
final class Seen {
    private static final int LINES = 4;

    private Seen() {}

    static Exhibit condition(Manifest object, Condition condition) {
        var said = condition.message().isEmpty() ? condition.reason() : condition.message();
        return new Exhibit(
                object.ref() + ", condition " + condition.type(),
                condition.status() + (said.isEmpty() ? "" : ": " + brief(said)));
    }

    static Exhibit event(Manifest event) {
        var object = event.text("involvedObject", "kind") + " " + event.text("involvedObject", "namespace") + "/"
                + event.text("involvedObject", "name");
        return new Exhibit("event of " + object, event.text("reason") + ": " + brief(event.text("message")));
    }

    static Exhibit field(Manifest object, String path, String value) {
        return new Exhibit(object.ref() + ", " + path, value);
    }

    /** The first lines of a message that may be long. */
    static String brief(String message) {
        return message.strip().lines().limit(LINES).collect(Collectors.joining("\n"));
    }
}
