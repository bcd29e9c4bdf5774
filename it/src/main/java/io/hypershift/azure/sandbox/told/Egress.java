package io.hypershift.azure.sandbox.told;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The way out of a cluster: open to every host but those that are told otherwise. */
public final class Egress {
    private final Map<String, Way> ways = new ConcurrentHashMap<>();
    private final Runnable changed;

    /** What becomes of those in the cluster who want to reach a host outside. */
    public enum Way {
        OPEN,
        /** The cluster's DNS does not know the host. */
        UNRESOLVED,
        /** Nobody answers, as behind a firewall that drops what it does not like. */
        SILENT
    }

    Egress(Runnable changed) {
        this.changed = changed;
    }

    /** Tells what becomes of those who want to reach a host. */
    public void tell(String host, Way way) {
        ways.put(host, way);
        changed.run();
    }

    public void clear() {
        ways.clear();
        changed.run();
    }

    public Way to(String host) {
        return ways.getOrDefault(host, Way.OPEN);
    }
}
