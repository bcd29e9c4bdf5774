package io.hypershift.azure.cluster;

/** Where a cluster's infrastructure in Azure comes from: made for it, or there already. */
sealed interface InfraSource permits InfraRequest, InfraJson {

    /** The public zone that the cluster's applications are in. */
    String baseDomain();

    /** How the applications' domain is made of the base domain. */
    AppsDomain appsDomain();
}
