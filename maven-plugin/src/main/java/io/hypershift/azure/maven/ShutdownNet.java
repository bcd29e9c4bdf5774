package io.hypershift.azure.maven;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * The net for a build that is told to end (Ctrl-C, SIGTERM): from a cluster's record to its end, a hook of the JVM stands by to
 * start its removal. All of it is kept in the session's data and as JDK types, for all declarations of the plugin.
 */
final class ShutdownNet {
    private static final String WILLS = "io.hypershift.azure.wills";
    private static final String WORK = "io.hypershift.azure.work";
    private static final String HOOK = "io.hypershift.azure.hook";

    private final SessionData data;
    private final ConcurrentMap<String, Map<String, String>> wills;
    private final ConcurrentMap<String, CountDownLatch> work;

    ShutdownNet(SessionData data) {
        this.data = data;
        this.wills = map(WILLS);
        this.work = map(WORK);
    }

    /** Work on a cluster, which the hook gives a short while to end. */
    interface UnderWay extends AutoCloseable {
        @Override
        void close();
    }

    /** Stands by for a cluster, whose {@link LastWill} says how it is reached. */
    void add(String cluster, Map<String, String> will) {
        synchronized (wills) {
            wills.put(cluster, will);
            if (data.get(HOOK) == null) {
                var hook = new Thread(lastWills(), "hypershift-azure-shutdown");
                data.set(HOOK, hook);
                register(hook);
            }
        }
    }

    /** The cluster is gone, or is to stay. A JVM that lives on must not keep hook and loader. */
    void remove(String cluster) {
        synchronized (wills) {
            wills.remove(cluster);
            if (wills.isEmpty() && data.get(HOOK) instanceof Thread hook) {
                data.set(HOOK, null);
                deregister(hook);
            }
        }
    }

    /** Whether the build has been told to end, so that there is time for nothing but the clusters' removal. */
    boolean isAtWork() {
        return data.get(HOOK) instanceof Thread hook && hook.getState() != Thread.State.NEW;
    }

    UnderWay underWay(String cluster) {
        var latch = new CountDownLatch(1);
        work.put(cluster, latch);
        return () -> {
            work.remove(cluster, latch);
            latch.countDown();
        };
    }

    private static void register(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM ends already; the lease expires by itself
        }
    }

    private static void deregister(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM ends, and the hook finds nothing to do
        }
    }

    /**
     * The hook runs beside the end of the build, which closes the plugin's class loader under it: so it has one of its own,
     * with the same jars.
     */
    private Runnable lastWills() {
        if (!(ShutdownNet.class.getClassLoader() instanceof URLClassLoader realm)) {
            return new LastWills(wills, work);
        }
        try {
            var own = new HookLoader(realm.getURLs());
            return (Runnable) own.loadClass(LastWills.class.getName())
                    .getDeclaredConstructor(ConcurrentMap.class, ConcurrentMap.class)
                    .newInstance(wills, work);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the plugin's jars hold its own class", e);
        }
    }

    @SuppressWarnings("unchecked") // nobody else uses the key
    private <T> ConcurrentMap<String, T> map(String key) {
        data.set(key, null, new ConcurrentHashMap<String, T>());
        @Nullable Object kept = data.get(key);
        return kept == null ? new ConcurrentHashMap<>() : (ConcurrentMap<String, T>) kept;
    }

    /** Maven lends plugins its slf4j, which is thus in none of their jars. */
    private static final class HookLoader extends URLClassLoader {
        private HookLoader(URL[] jars) {
            super(jars, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return name.startsWith("org.slf4j.")
                    ? ShutdownNet.class.getClassLoader().loadClass(name)
                    : super.findClass(name);
        }
    }
}
