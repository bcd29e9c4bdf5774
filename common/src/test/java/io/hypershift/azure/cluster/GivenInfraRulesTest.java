package io.hypershift.azure.cluster;

import static io.hypershift.azure.cluster.Requests.GOOD;
import static io.hypershift.azure.failure.Parameter.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request beside a document of infrastructure that is there. */
class GivenInfraRulesTest {
    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    private static final String NETWORK =
            "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/net/providers/Microsoft.Network/";
    private static final String VNET = NETWORK + "virtualNetworks/vnet";
    private static final String NAT = VNET + "/subnets/nat";

    private static final Requests BARE =
            GOOD.with(INFRA_ID, "").with(BASE_DOMAIN, "").with(LOCATION, "");

    static Stream<Requests> good() {
        return Stream.of(
                BARE,
                GOOD,
                BARE.with(BASE_DOMAIN_PREFIX, "pr-42"),
                BARE.with(CLUSTER_CIDR, "10.0.128.0/17"),
                BARE.with(EXTERNAL_DNS_DOMAIN, "hcp.example.com"),
                BARE.with(ENDPOINT_ACCESS, "Private").with(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, NAT));
    }

    @ParameterizedTest
    @MethodSource("good")
    void what_the_document_tells_need_not_be_given_and_may_be_repeated(Requests good) {
        assertThat(problems(good, infra(Optional.empty()))).isEmpty();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad(INFRA_ID, "pr-42-other"),
                bad(BASE_DOMAIN, "example.org"),
                bad(LOCATION, "westus"),
                bad(BASE_DOMAIN_PREFIX, "blue"),
                bad(BASE_DOMAIN_PREFIX, "none"),
                bad(RESOURCE_GROUP_NAME, "other"),
                bad(DNS_ZONE_RG_NAME, "zones"),
                bad(VNET_ID, VNET),
                bad(SUBNET_NAME, "nodes"),
                bad(VNET_ADDRESS_PREFIX, "10.1.0.0/16"),
                bad(NETWORK_SECURITY_GROUP_NAME, "nsg"),
                bad(EXTERNAL_DNS_DOMAIN, "example.com"),
                bad(ENDPOINT_ACCESS, "Private"),
                Arguments.of("resourceGroupTags", BARE.tagged(Map.of("team", "ci"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bad")
    void what_contradicts_the_document_or_has_no_effect_beside_it_is_refused(String parameter, Requests bad) {
        assertThat(problems(bad, infra(Optional.empty())))
                .extracting(problem -> problem.split("[ :]", 2)[0])
                .containsExactly(parameter);
    }

    @Test
    void a_private_clusters_subnet_may_be_the_documents() {
        assertThat(problems(BARE.with(ENDPOINT_ACCESS, "Private"), infra(Optional.of(NAT))))
                .isEmpty();
    }

    @Test
    void all_ids_of_another_subscription_are_refused_at_once() {
        var infra = infra(Optional.of(NAT.replace('1', '2'))).infra();

        GivenInfraPlace.refuseOtherSubscription(infra, SUBSCRIPTION);
        assertThatThrownBy(() -> GivenInfraPlace.refuseOtherSubscription(infra, SUBSCRIPTION.replace('1', '3')))
                .hasMessageContaining("infraJsonFile: publicZoneID is /subscriptions/" + SUBSCRIPTION)
                .hasMessageContaining("infraJsonFile: securityGroupID is");
    }

    private static Arguments bad(Parameter parameter, String value) {
        return Arguments.of(parameter.camelCase(), BARE.with(parameter, value));
    }

    private static List<String> problems(Requests requests, InfraJson there) {
        var none = new Trust(Source.none(), Source.none(), Source.none(), Optional.empty());
        var files = new ClusterFiles(
                Source.none(), Source.none(), Source.none(), Source.none(), Source.text(there.content(), "infra.json"));
        var checks = new Checks();
        RequestRules.check(requests.request(files, none), Optional.of(there), checks);
        return checks.problems().stream().map(it -> it.in(Words.PLAIN)).toList();
    }

    private static InfraJson infra(Optional<String> natSubnet) {
        return new InfraJson(
                new Infra(
                        "pr-42-x7k2p",
                        "eastus",
                        "hand-made",
                        "example.com",
                        NETWORK + "dnsZones/example.com",
                        NETWORK + "privateDnsZones/pr-42.example.com",
                        VNET,
                        VNET + "/subnets/nodes",
                        NETWORK + "networkSecurityGroups/nsg",
                        Optional.of("pr-42"),
                        natSubnet),
                Map.of());
    }
}
