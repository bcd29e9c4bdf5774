package io.hypershift.azure.sandbox.hypershift.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The Deployments that run one program, whatever they and their namespaces are called. */
public final class DeployedProgram {
    private final Cache deployments;
    private final String command;
    private final Map<String, Resource> found = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param command what a container's command begins with
     */
    public DeployedProgram(Caches caches, String command) {
        this.deployments = caches.of(Kind.DEPLOYMENT);
        this.command = command;
        deployments.onChange(this::note);
    }

    /** What to do now and whenever one of them has changed. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
        listener.run();
    }

    private void note(Resource deployment) {
        var key = deployment.namespace() + "/" + deployment.name();
        var present = deployments.get(deployment.namespace(), deployment.name()).filter(this::runsProgram);
        var wasThere = found.containsKey(key);
        present.ifPresentOrElse(it -> found.put(key, it), () -> found.remove(key));
        if (present.isPresent() || wasThere) {
            listeners.forEach(Runnable::run);
        }
    }

    private boolean runsProgram(Resource deployment) {
        return deployment.items("/spec/template/spec/containers").stream()
                .anyMatch(it -> it.at("/command/0").asText().equals(command));
    }

    /** One that is available; a Deployment without any pod calls itself so, too. */
    public Optional<Resource> available() {
        return found.values().stream()
                .filter(it -> it.hasCondition("Available", "True"))
                .filter(it -> it.at("/status/availableReplicas").asInt() > 0)
                .findFirst();
    }
}
