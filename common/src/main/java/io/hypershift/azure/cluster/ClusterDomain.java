package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN;
import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN_PREFIX;

import io.hypershift.azure.input.Options;

/** The domain below which a cluster has its names, as the hosted cluster's own DNS configuration has it. */
final class ClusterDomain {
    private ClusterDomain() {}

    static String of(String clusterName, Options options) {
        var base = options.text(BASE_DOMAIN);
        var prefix = options.find(BASE_DOMAIN_PREFIX).orElse(clusterName);
        return prefix.equals(ClusterOptions.NO_PREFIX) ? base : prefix + "." + base;
    }
}
