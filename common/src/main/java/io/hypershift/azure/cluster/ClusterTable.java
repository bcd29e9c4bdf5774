package io.hypershift.azure.cluster;

import io.hypershift.azure.event.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Clusters as a table: who owns what until when, and what it costs. */
public final class ClusterTable {
    private ClusterTable() {}

    /**
     * The table's lines, its header first; the column of costs is there when prices are.
     *
     * @param now the management cluster's time
     */
    public static List<String> lines(List<KnownCluster> clusters, Prices prices, Instant now) {
        if (clusters.isEmpty()) {
            return List.of("there is no cluster");
        }
        var table = new TextTable("CLUSTER", "OWNER", "INFRA ID", "AGE", "EXPIRES", "STATE", "NODES", "COST/H");
        clusters.forEach(it -> table.add(
                it.key().toString(),
                owner(it),
                it.infraId(),
                it.createdAt().map(since -> age(since, now)).orElse(""),
                it.expiresAt().map(at -> expiry(at, now)).orElse("never"),
                it.state(),
                nodes(it),
                prices.of(it.machines()).map(ClusterTable::money).orElse("?")));
        return table.lines();
    }

    private static String owner(KnownCluster cluster) {
        return switch (cluster.origin()) {
            case OURS -> cluster.owner();
            case UNRECORDED -> "(its lease is gone)";
            case OTHERS -> "(made by others)";
        };
    }

    private static String expiry(Instant at, Instant now) {
        return at.isAfter(now) ? "in " + age(now, at) : age(at, now) + " ago";
    }

    private static String nodes(KnownCluster cluster) {
        return cluster.machines().stream()
                .map(it -> it.count() + " " + it.vmSize())
                .collect(Collectors.joining(", "));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** As kubectl tells ages: {@code 5m}, {@code 3h20m}, {@code 2d}. */
    static String age(Instant from, Instant to) {
        var age = Duration.between(from, to);
        if (age.toDays() >= 2) {
            return age.toDays() + "d";
        }
        if (age.toHours() >= 1) {
            return age.toHours() + "h"
                    + Optional.of(age.toMinutesPart())
                            .filter(it -> it > 0)
                            .map(it -> it + "m")
                            .orElse("");
        }
        return age.toMinutes() >= 1 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }
}
