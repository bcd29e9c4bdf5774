package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN;
import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN_PREFIX;
import static io.hypershift.azure.failure.Parameter.DNS_ZONE_RG_NAME;
import static io.hypershift.azure.failure.Parameter.INFRA_ID;
import static io.hypershift.azure.failure.Parameter.INFRA_JSON_FILE;
import static io.hypershift.azure.failure.Parameter.LOCATION;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_ID;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_NAME;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP;
import static io.hypershift.azure.failure.Parameter.RESOURCE_GROUP_NAME;
import static io.hypershift.azure.failure.Parameter.RESOURCE_GROUP_TAGS;
import static io.hypershift.azure.failure.Parameter.SUBNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.SUBNET_NAME;
import static io.hypershift.azure.failure.Parameter.VNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.VNET_ID;
import static io.hypershift.azure.failure.Parameter.VNET_NAME;
import static io.hypershift.azure.failure.Parameter.VNET_RESOURCE_GROUP;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import java.util.List;
import java.util.Optional;

/** What does not go with a document of infrastructure that is there: what it tells otherwise, and what is only about making some. */
record GivenInfraRules(CreateClusterRequest request, InfraJson there, Checks checks) {
    private static final List<Parameter> OF_NEW_INFRASTRUCTURE = List.of(
            RESOURCE_GROUP_NAME,
            DNS_ZONE_RG_NAME,
            VNET_ID,
            SUBNET_ID,
            NETWORK_SECURITY_GROUP_ID,
            VNET_RESOURCE_GROUP,
            VNET_NAME,
            VNET_ADDRESS_PREFIX,
            SUBNET_NAME,
            SUBNET_ADDRESS_PREFIX,
            NETWORK_SECURITY_GROUP_RESOURCE_GROUP,
            NETWORK_SECURITY_GROUP_NAME);

    void check() {
        var infra = there.infra();
        checkSame(INFRA_ID, request.infraId(), infra.infraId());
        checkSame(BASE_DOMAIN, request.options().find(BASE_DOMAIN), infra.baseDomain());
        checkSame(LOCATION, request.options().find(LOCATION), infra.location());
        checkSame(BASE_DOMAIN_PREFIX, givenPrefix(), infra.appsPrefix().orElse(""));
        OF_NEW_INFRASTRUCTURE.stream().filter(request.options()::isGiven).forEach(this::noEffect);
        if (!request.tags().isEmpty()) {
            noEffect(RESOURCE_GROUP_TAGS);
        }
    }

    /** The private zone bears it, and the nodes look for the applications there. */
    private Optional<String> givenPrefix() {
        return request.options()
                .find(BASE_DOMAIN_PREFIX)
                .map(it -> AppsDomain.of(request.name(), there.baseDomain(), Optional.of(it))
                        .prefix());
    }

    private void checkSame(Parameter parameter, Optional<String> given, String documents) {
        given.filter(it -> !it.equalsIgnoreCase(documents))
                .ifPresent(it -> checks.add(Problem.of(
                                "other-infrastructure",
                                "{} is \"{}\", and \"{}\" in the infrastructure that is there ({})",
                                parameter,
                                it,
                                documents,
                                INFRA_JSON_FILE)
                        .remedy("Leave {} out: the document tells it.", parameter)));
    }

    private void noEffect(Parameter parameter) {
        checks.add(Problem.of("no-effect", "{} has no effect with {}", parameter, INFRA_JSON_FILE)
                .because("The infrastructure is there, and is neither made nor changed.")
                .remedy("Leave one of the two out."));
    }
}
