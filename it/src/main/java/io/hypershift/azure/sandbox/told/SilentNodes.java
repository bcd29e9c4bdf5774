package io.hypershift.azure.sandbox.told;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The nodes, of the management cluster and of hosted ones, whose kubelets say nothing any more, as if they had crashed. */
public final class SilentNodes {
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Runnable changed;

    SilentNodes(Runnable changed) {
        this.changed = changed;
    }

    /** From now on nothing is heard from this node. */
    public void silence(String node) {
        names.add(node);
        changed.run();
    }

    public void wake(String node) {
        names.remove(node);
        changed.run();
    }

    public boolean isSilent(String node) {
        return names.contains(node);
    }
}
