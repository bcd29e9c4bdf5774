package io.hypershift.azure.cluster;

import java.util.Optional;

/** Where a cluster's infrastructure in Azure comes from: made for it, or there already. */
sealed interface InfraSource permits InfraRequest, InfraJson {

    /** What tells the cluster's own from all else, where it is given. */
    Optional<String> givenInfraId();

    /** The public zone that the cluster's applications are in. */
    String baseDomain();

    /** How the applications' domain is made of the base domain. */
    AppsDomain appsDomain();
}
