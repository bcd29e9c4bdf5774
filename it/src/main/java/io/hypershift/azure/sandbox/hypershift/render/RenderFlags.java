package io.hypershift.azure.sandbox.hypershift.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the flags of {@code hypershift install render} hold. */
record RenderFlags(Map<String, List<String>> given) {

    /** What the flag holds, by default if it was not given. */
    String text(String name) {
        return String.join(",", all(name));
    }

    /** What the flag holds, if that is anything. */
    Optional<String> some(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    boolean has(String name) {
        return some(name).isPresent();
    }

    boolean is(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** Each of the values of a flag that may be repeated. */
    List<String> all(String name) {
        var flag = KnownFlags.BY_NAME.get(name);
        if (flag == null) {
            throw new IllegalArgumentException(name);
        }
        return given.getOrDefault(name, flag.byDefault());
    }

    Map<String, String> pairs(String name) {
        var pairs = new LinkedHashMap<String, String>();
        all(name).forEach(pair -> pairs.put(pair.split("=", 2)[0], pair.split("=", 2)[1]));
        return pairs;
    }

    boolean isGiven(String name) {
        return given.containsKey(name);
    }

    String namespace() {
        return text("namespace");
    }

    boolean isPrivateAzure() {
        return text("private-platform").equals("Azure");
    }

    String scaleFromZeroProvider() {
        return text("scale-from-zero-provider").strip().toLowerCase(Locale.ROOT);
    }

    /** Whether OpenShift's own monitoring looks at the operator: also where nothing was said of it. */
    boolean isMonitoredByPlatform() {
        return !text("platform-monitoring").equals("None");
    }
}
