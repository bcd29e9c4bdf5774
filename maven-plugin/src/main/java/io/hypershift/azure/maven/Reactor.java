package io.hypershift.azure.maven;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Which modules of a build will still destroy a cluster: it goes with the last that would.
 *
 * @param plugin the plugin's key, {@code groupId:artifactId}
 */
record Reactor(MavenSession session, String plugin) {
    private static final String NAME = "clusterName";

    /**
     * The modules but one that have a {@code destroy-cluster} for the cluster yet to come.
     *
     * @param isMeant tells of an execution's cluster name, or its id where it gives none, whether the cluster is meant
     * @param hasLeft tells of a module whether its turn is over
     */
    List<String> stillUsing(MavenProject current, Predicate<Wish> isMeant, Predicate<String> hasLeft) {
        return session.getProjects().stream()
                .filter(it -> !it.equals(current) && !hasLeft.test(idOf(it)))
                .filter(it -> SkipRules.testsSkippedBy(session.getUserProperties(), it)
                        .isEmpty())
                .filter(it -> wishes(it).stream().anyMatch(isMeant))
                .map(Reactor::idOf)
                .toList();
    }

    /**
     * Which cluster an execution is about.
     *
     * @param clusterName as the module gives it; else its name is made for the execution
     */
    record Wish(String module, String execution, Optional<String> clusterName) {}

    static String idOf(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId();
    }

    private List<Wish> wishes(MavenProject module) {
        return module.getBuildPlugins().stream()
                .filter(it -> it.getKey().equals(plugin))
                .flatMap(it -> it.getExecutions().stream()
                        .filter(execution -> execution.getGoals().contains("destroy-cluster"))
                        .map(execution ->
                                new Wish(idOf(module), execution.getId(), clusterName(module, it, execution))))
                .toList();
    }

    private Optional<String> clusterName(MavenProject module, Plugin declared, PluginExecution execution) {
        var property = "hypershift." + NAME;
        return configured(execution.getConfiguration())
                .or(() -> configured(declared.getConfiguration()))
                .or(() -> Optional.ofNullable(session.getUserProperties().getProperty(property)))
                .or(() -> Optional.ofNullable(module.getProperties().getProperty(property)));
    }

    private static Optional<String> configured(@Nullable Object configuration) {
        return configuration instanceof Xpp3Dom dom
                ? Optional.ofNullable(dom.getChild(NAME)).map(Xpp3Dom::getValue)
                : Optional.empty();
    }
}
