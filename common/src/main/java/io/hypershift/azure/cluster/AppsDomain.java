package io.hypershift.azure.cluster;

import java.util.Optional;

/**
 * The domain below which a cluster's applications are: {@code apps.{prefix}.{baseDomain}}, or {@code apps.{baseDomain}}
 * without any prefix ({@code support/globalconfig/dns.go}). The private zone bears the name without {@code apps}, so that the
 * nodes find in it what the ingress operator writes.
 *
 * @param prefix the cluster's name unless another is wanted; empty for none
 */
record AppsDomain(String baseDomain, String prefix) {
    /** The CLI's word for no prefix at all, not even the cluster's name. */
    static final String NONE = "none";

    private static final String APPS = "*.apps";

    /** @param wanted the prefix as the user gives it */
    static AppsDomain of(String clusterName, String baseDomain, Optional<String> wanted) {
        var prefix = wanted.orElse(clusterName);
        return new AppsDomain(baseDomain, prefix.equals(NONE) ? "" : prefix);
    }

    String privateZone() {
        return prefix.isEmpty() ? baseDomain : prefix + "." + baseDomain;
    }

    /** The name of the applications' record set in the base domain's zone. */
    String record() {
        return prefix.isEmpty() ? APPS : APPS + "." + prefix;
    }
}
