package io.hypershift.azure.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;

/**
 * Destroys at the end of the session what {@code post-integration-test} never reached, as when a plugin fails in {@code
 * pre-integration-test}. Maven loads it where the plugin is declared with {@code <extensions>true</extensions>}; it is
 * declared in {@code META-INF/plexus/components.xml}, since Maven 3.8 cannot scan classes of Java 17 for annotations.
 */
public final class HostedClusterLifecycle extends AbstractMavenLifecycleParticipant {

    @Override
    public void afterProjectsRead(MavenSession session) {
        clusters(session).watch();
    }

    @Override
    public void afterSessionEnd(MavenSession session) throws MavenExecutionException {
        var clusters = clusters(session);
        var net = new ShutdownNet(session.getRepositorySession().getData());
        var buildHasFailed = session.getResult().hasExceptions();
        List<String> failures = new ArrayList<>(
                new SessionForwards(session.getRepositorySession().getData()).closeAll());
        for (var name : clusters.unclaimed()) {
            var failed = buildHasFailed || clusters.hasFailed(name);
            clusters.claim(name).ifPresent(teardown -> run(name, teardown, failed, net, failures));
        }
        if (!failures.isEmpty()) {
            var top = session.getTopLevelProject();
            throw new MavenExecutionException(String.join("\n", failures), top == null ? null : top.getFile());
        }
    }

    private static void run(
            String cluster, Consumer<Boolean> teardown, boolean failed, ShutdownNet net, List<String> failures) {
        try (var underWay = net.underWay(cluster)) {
            teardown.accept(failed);
        } catch (RuntimeException | LinkageError e) {
            failures.add(String.valueOf(e.getMessage()));
        } finally {
            net.remove(cluster);
        }
    }

    private static SessionClusters clusters(MavenSession session) {
        return new SessionClusters(session.getRepositorySession().getData());
    }
}
