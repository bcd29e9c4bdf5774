package io.hypershift.azure.maven;

import io.hypershift.azure.cluster.HostedCluster;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import org.apache.maven.project.MavenProject;

/**
 * How a cluster is handed to the goals that follow. The names differ from those of parameters: a project property would fill
 * the next goal's parameter of its name.
 */
final class ClusterProperties {
    private static final String NAME = "hypershift.cluster.name";
    private static final String NAMESPACE = "hypershift.cluster.namespace";
    private static final String INFRA_ID = "hypershift.cluster.infraId";
    private static final String KUBECONFIG = "hypershift.cluster.kubeconfig";
    private static final String API_URL = "hypershift.cluster.apiUrl";
    private static final String CONSOLE_URL = "hypershift.cluster.consoleUrl";

    private ClusterProperties() {}

    static void export(HostedCluster cluster, MavenProject project) {
        var properties = project.getProperties();
        properties.setProperty(NAME, cluster.name());
        properties.setProperty(NAMESPACE, cluster.namespace());
        properties.setProperty(INFRA_ID, cluster.infraId());
        properties.setProperty(KUBECONFIG, cluster.kubeconfig().toString());
        properties.setProperty(API_URL, cluster.apiUrl());
    }

    static void exportConsole(String url, MavenProject project) {
        project.getProperties().setProperty(CONSOLE_URL, url);
    }

    /** Maven fills a pom's own properties in before any goal runs, so other plugins would never see ours. */
    static List<Problem> problems(MavenProject project) {
        var model = project.getOriginalModel();
        var declared = model == null
                ? List.<String>of()
                : List.copyOf(model.getProperties().stringPropertyNames());
        return List.of(NAME, NAMESPACE, INFRA_ID, KUBECONFIG, API_URL, CONSOLE_URL).stream()
                .filter(declared::contains)
                .map(name -> Problem.of("property-declared", "the pom declares the property {} itself", name)
                        .because("Maven puts the pom's value wherever it is used, before there is a cluster.")
                        .remedy("Take it out of <properties>."))
                .toList();
    }
}
