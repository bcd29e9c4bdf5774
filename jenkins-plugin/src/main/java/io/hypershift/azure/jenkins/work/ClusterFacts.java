package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.cluster.KnownCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Clusters as a pipeline gets them: in the JDK's own types, which are saved with the build. */
public final class ClusterFacts {
    private ClusterFacts() {}

    /** A map for each; {@code nodes} is a number, all else a text, which is empty where nothing tells. */
    public static List<Map<String, Object>> of(List<KnownCluster> clusters) {
        return clusters.stream().map(ClusterFacts::of).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<String, Object> of(KnownCluster cluster) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", cluster.key().name());
        facts.put("namespace", cluster.key().namespace());
        facts.put("owner", cluster.owner());
        facts.put("infraId", cluster.infraId());
        facts.put("state", cluster.state());
        facts.put("expiresAt", cluster.expiresAt().map(Instant::toString).orElse(""));
        facts.put("nodes", cluster.nodes());
        return facts;
    }
}
