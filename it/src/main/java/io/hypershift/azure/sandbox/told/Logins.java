package io.hypershift.azure.sandbox.told;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts at registries: everybody who logs in is known there, but those whose account was taken away. */
public final class Logins {
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Runnable changed;

    Logins(Runnable changed) {
        this.changed = changed;
    }

    /** Takes an account away, at all registries. */
    public void revoke(String user) {
        revoked.add(user);
        changed.run();
    }

    /** Gives an account back. */
    public void restore(String user) {
        revoked.remove(user);
        changed.run();
    }

    public boolean isKnown(String user) {
        return !user.isBlank() && !revoked.contains(user);
    }
}
