package io.hypershift.azure.diagnose;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.it.BuildPaths;
import io.hypershift.azure.it.Customer;
import io.hypershift.azure.it.Customer.Layout;
import io.hypershift.azure.it.Entrance;
import io.hypershift.azure.it.SampleProject;
import io.hypershift.azure.it.SharedSigningKey;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A sandbox with foundations and an operator, on which clusters are made to be diagnosed. */
final class SampleSite implements AutoCloseable {
    private static final String CUSTOMER = Customer.group("customer") + "/providers/Microsoft.Network/";

    /** A network that is there before any cluster. */
    static final Map<Parameter, String> CUSTOMERS_NETWORK = Map.of(
            Parameter.VNET_ID, CUSTOMER + "virtualNetworks/vnet",
            Parameter.SUBNET_ID, CUSTOMER + "virtualNetworks/vnet/subnets/nodes",
            Parameter.NETWORK_SECURITY_GROUP_ID, CUSTOMER + "networkSecurityGroups/nsg");

    private final Path directory;
    private final Setting setting;
    private final Sandbox sandbox;
    private final HyperShiftAzure hypershift;
    private final KubernetesClient management;
    private final Map<String, Foundation> foundations = new ConcurrentHashMap<>();

    SampleSite(String name, Setting setting) {
        this.directory = SampleProject.cleared(
                BuildPaths.target().resolve("it").resolve("diagnose").resolve(name));
        this.setting = setting;
        this.sandbox = Sandbox.start(SandboxOptions.in(directory.resolve("sandbox"))
                .with(setting.latency())
                .with(setting.management()));
        this.hypershift = HyperShiftAzure.open(Entrance.to(sandbox), event -> {}, new Redactor());
        var config = Config.fromKubeconfig(sandbox.management().kubeconfig());
        config.setRequestRetryBackoffLimit(0);
        this.management = new KubernetesClientBuilder().withConfig(config).build();
        setting.prepare(this);
    }

    /** A foundation of this name, made when it is asked for first. */
    Foundation foundation(String prefix) {
        return foundations.computeIfAbsent(prefix, this::createFoundation);
    }

    /** The same again, with what is missing of it made. */
    Foundation remakeFoundation(String prefix) {
        return createFoundation(prefix);
    }

    private Foundation createFoundation(String prefix) {
        SharedSigningKey.into(bundle(prefix).directory());
        var identities = new WorkloadIdentities(
                Optional.empty(), WorkloadIdentities.USUAL.naming(), Optional.empty(), true, true);
        var request = new FoundationRequest(
                prefix,
                "eastus",
                prefix + "-foundation",
                identities,
                Issuer.USUAL,
                setting.rights(),
                setting.principals(),
                Map.of(),
                Handoff.in(bundle(prefix).directory()));
        return hypershift.foundations().create(request, new Cancellation());
    }

    /** A zone below example.com, which leads there. */
    void makeZone(String domain) {
        var azure = sandbox.azure();
        var group = new ResourceId("/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/os4-common");
        azure.createZone(group, domain);
        var zone = azure.store().ofType("Microsoft.Network/dnsZones").stream()
                .filter(it -> it.id().name().equals(domain))
                .findFirst()
                .orElseThrow();
        var parent = group.extension("Microsoft.Network/dnszones", "example.com");
        var body = Json.object();
        var records = Json.child(body, "properties").put("TTL", 3600).putArray("NSRecords");
        zone.properties().path("nameServers").forEach(it -> records.addObject().put("nsdname", it.asText()));
        azure.store().put(new Resource(parent.child("NS", domain.replace(".example.com", "")), body, Instant.now()));
    }

    /** The customer's network, with a subnet and a security group. */
    void makeCustomersNetwork() {
        var customer = new Customer(sandbox);
        customer.makeGroup("customer", "eastus");
        var group = customer.makeSecurityGroup("customer", "nsg", "eastus");
        customer.makeNetwork("customer", "vnet", new Layout("eastus", "10.20.0.0/16", "10.20.0.0/24", group));
    }

    /** Lets time pass, as the management cluster tells it. */
    void later(Duration by) {
        sandbox.management().clock().advance(by);
    }

    Bundle bundle(String prefix) {
        return new Bundle(directory.resolve(prefix + "-bundle"));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    HyperShiftAzure hypershift() {
        return hypershift;
    }

    /** The management cluster, for its administrator. */
    KubernetesClient management() {
        return management;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        management.close();
        hypershift.close();
        sandbox.close();
    }
}
