package io.hypershift.azure.sandbox.hypershift.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The logs of a control plane's workloads: a line goes to the present pod of a workload, if there is one. */
public final class ComponentLog {
    private final KubeApi api;
    private final PodLog logs;
    private final Map<String, String> last = new ConcurrentHashMap<>();

    public ComponentLog(KubeApi api, PodLog logs) {
        this.api = api;
        this.logs = logs;
    }

    public void info(String namespace, String workload, String container, String message) {
        write(namespace, workload, container, "I", message);
    }

    public void error(String namespace, String workload, String container, String message) {
        write(namespace, workload, container, "E", message);
    }

    /** Says a thing once, until there is another thing to say. */
    private void write(String namespace, String workload, String container, String level, String message) {
        if (message.equals(last.put(namespace + "/" + workload, message)) && level.equals("I")) {
            return;
        }
        api.list(Kind.POD, namespace, Map.of("app", workload)).stream()
                .filter(pod -> !pod.isDeleting())
                .limit(1)
                .forEach(pod -> logs.append(
                        namespace, pod.name(), container, level + " " + Conditions.now() + " " + message + "\n"));
    }
}
