package io.hypershift.azure.sandbox.told;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The controllers that do nothing, as if nobody ran them. */
public final class StoppedControllers {
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Runnable changed;

    StoppedControllers(Runnable changed) {
        this.changed = changed;
    }

    /** Stops a controller, by the name that the sandbox's documentation gives it. */
    public void stop(String name) {
        names.add(name);
        changed.run();
    }

    public void resume(String name) {
        names.remove(name);
        changed.run();
    }

    public boolean isStopped(String name) {
        return names.contains(name);
    }
}
