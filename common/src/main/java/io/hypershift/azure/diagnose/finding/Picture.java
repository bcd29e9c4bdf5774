package io.hypershift.azure.diagnose.finding;

import java.util.List;

/**
 * What is known of a cluster besides its findings, as a report shows it.
 *
 * @param names each name in DNS that the cluster needs
 * @param transitions of conditions, the oldest first; the last of each object and type is its present status
 */
public record Picture(
        Endpoint api,
        List<NameRecord> names,
        List<Transition> transitions,
        List<ResourceState> resources,
        List<LogExcerpt> logs) {

    public Picture {
        names = List.copyOf(names);
        transitions = List.copyOf(transitions);
        resources = List.copyOf(resources);
        logs = List.copyOf(logs);
    }
}
