package io.hypershift.azure.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import io.hypershift.azure.jenkins.work.Engine;
import io.hypershift.azure.jenkins.work.Ledger;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** The one owner of the plugin's threads, clients and ledger; they end with Jenkins. */
@Extension
public final class HyperShiftEngine extends ItemListener {
    /** Seconds from one look at a cluster to the next; an administrator may set another number as a system property. */
    private static final String LOOK = HyperShiftEngine.class.getName() + ".lookSeconds";

    private final Engine engine = new Engine(Duration.ofSeconds(Math.max(1, Long.getLong(LOOK, 10))));
    private final Set<String> working = ConcurrentHashMap.newKeySet();

    /** Kept, since the logging system forgets the level of a logger that nobody holds. */
    private final Logger[] hushed = Stream.of("com.azure", "com.microsoft.aad.msal4j", "io.fabric8")
            .map(Logger::getLogger)
            .toArray(Logger[]::new);

    public HyperShiftEngine() {
        for (var library : hushed) { // they warn of each request's headers; what matters is told by events and failures
            if (library.getLevel() == null) {
                library.setLevel(Level.SEVERE);
            }
        }
    }

    static HyperShiftEngine get() {
        return ExtensionList.lookupSingleton(HyperShiftEngine.class);
    }

    Engine engine() {
        return engine;
    }

    Ledger ledger() {
        return new Ledger(
                Jenkins.get().getRootDir().toPath().resolve("hypershift-azure").resolve("clusters"));
    }

    /** Ids of the steps that are at work in this process, those that Jenkins has given up included. */
    Set<String> working() {
        return working;
    }

    @Override
    public void onBeforeShutdown() {
        engine.close();
    }
}
