package io.hypershift.azure.azureapi;

import com.azure.core.management.SubResource;
import com.azure.resourcemanager.network.fluent.models.BackendAddressPoolInner;
import com.azure.resourcemanager.network.fluent.models.FrontendIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancerInner;
import com.azure.resourcemanager.network.fluent.models.OutboundRuleInner;
import com.azure.resourcemanager.network.fluent.models.ProbeInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import com.azure.resourcemanager.network.models.LoadBalancerOutboundRuleProtocol;
import com.azure.resourcemanager.network.models.LoadBalancerSku;
import com.azure.resourcemanager.network.models.LoadBalancerSkuName;
import com.azure.resourcemanager.network.models.ProbeProtocol;
import java.util.List;

/**
 * The load balancer of {@code cmd/infra/azure/networking.go}: frontend, backend pool, probe and outbound rule all named by
 * the infra ID, which HyperShift's operator hands to Cluster API as the nodes' way out.
 */
final class OutboundLoadBalancer {
    private OutboundLoadBalancer() {}

    static LoadBalancerInner of(String name, String id, String publicAddress) {
        return new LoadBalancerInner()
                .withSku(new LoadBalancerSku().withName(LoadBalancerSkuName.STANDARD))
                .withFrontendIpConfigurations(List.of(new FrontendIpConfigurationInner()
                        .withName(name)
                        .withPublicIpAddress(new PublicIpAddressInner().withId(publicAddress))))
                .withBackendAddressPools(List.of(new BackendAddressPoolInner().withName(name)))
                .withProbes(List.of(probe(name)))
                .withOutboundRules(List.of(outboundRule(name, id)));
    }

    private static ProbeInner probe(String name) {
        return new ProbeInner()
                .withName(name)
                .withProtocol(ProbeProtocol.HTTP)
                .withPort(30595)
                .withRequestPath("/healthz")
                .withIntervalInSeconds(5)
                .withProbeThreshold(2);
    }

    private static OutboundRuleInner outboundRule(String name, String id) {
        return new OutboundRuleInner()
                .withName(name)
                .withProtocol(LoadBalancerOutboundRuleProtocol.ALL)
                .withAllocatedOutboundPorts(1024)
                .withEnableTcpReset(true)
                .withIdleTimeoutInMinutes(4)
                .withFrontendIpConfigurations(
                        List.of(new SubResource().withId(id + "/frontendIPConfigurations/" + name)))
                .withBackendAddressPool(new SubResource().withId(id + "/backendAddressPools/" + name));
    }
}
