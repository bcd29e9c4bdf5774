package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.it.IssuerBlobs;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.RawClient;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a cluster has in Azure, for whoever owns the subscription and may break it. */
record AzureSide(SampleCluster cluster) {
    private static final String SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private static final String ASSIGNMENTS = "Microsoft.Authorization/roleAssignments";

    Azure azure() {
        return cluster.site().sandbox().azure();
    }

    /** The resource group of its machines. */
    String mainGroup() {
        return group("");
    }

    String networkGroup() {
        return group("-vnet");
    }

    String securityGroupGroup() {
        return group("-nsg");
    }

    private String group(String part) {
        return SUBSCRIPTION + "/resourceGroups/" + cluster.name() + part + "-" + cluster.infraId();
    }

    IssuerBlobs issuer() {
        return new IssuerBlobs(cluster.site().sandbox(), cluster.foundation().oidcIssuerUrl());
    }

    /** Its resources of a type, wherever in its groups. */
    List<Resource> all(String type) {
        return azure().store().where(it -> it.id().is(type) && isOurs(it.id()));
    }

    private boolean isOurs(ResourceId id) {
        return List.of(mainGroup(), networkGroup(), securityGroupGroup()).stream()
                .anyMatch(it -> new ResourceId(it).contains(id));
    }

    Resource only(String type) {
        assertThat(all(type)).as(type).hasSize(1);
        return all(type).get(0);
    }

    /** Removes whatever is or lies below what the condition holds for, which must be something. */
    void remove(Predicate<Resource> condition) {
        var found = azure().store().where(condition);
        assertThat(found).as("to be removed").isNotEmpty();
        found.forEach(it -> azure().store().removeTree(it.id()));
    }

    void remove(String type) {
        remove(it -> it.id().is(type) && isOurs(it.id()));
    }

    void change(Resource resource, Consumer<ObjectNode> change) {
        var body = resource.body();
        change.accept(body);
        azure().store().put(new Resource(resource.id(), body, Instant.now()));
    }

    /** Has Azure make something, as anybody may who owns the subscription. */
    void put(String id, String version, String body) {
        var answer = new RawClient(cluster.site().sandbox())
                .arm("PUT", id + "?api-version=" + version, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    void delete(String id, String version) {
        var answer = new RawClient(cluster.site().sandbox()).arm("DELETE", id + "?api-version=" + version, "");
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    void act(String id, String action, String body) {
        var answer = new RawClient(cluster.site().sandbox())
                .arm("POST", id + "/" + action + "?api-version=2024-03-01", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    Identity identity(String component) {
        return cluster.foundation().identities().entrySet().stream()
                .filter(it -> it.getKey().key().equals(component))
                .map(it -> new Identity(
                        it.getValue().id(),
                        it.getValue().clientId(),
                        it.getValue().principalId()))
                .findFirst()
                .orElseThrow();
    }

    /** A component's identity. */
    record Identity(String id, String clientId, String principal) {}

    /** The role assignments of a component's identity, those on what is not the cluster's included. */
    List<Resource> roles(String component) {
        var principal = identity(component).principal();
        return azure().store().ofType(ASSIGNMENTS).stream()
                .filter(it -> it.properties().path("principalId").asText().equals(principal))
                .toList();
    }

    void takeRoles(String component) {
        var roles = roles(component);
        assertThat(roles).as("roles of " + component).isNotEmpty();
        roles.forEach(it -> azure().store().remove(it.id()));
    }

    /** The federated credentials of a component's identity. */
    List<Resource> credentials(String component) {
        return azure().store()
                .below(
                        new ResourceId(identity(component).id()),
                        "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials");
    }

    void changeCredentials(String component, String field, String value) {
        assertThat(credentials(component)).isNotEmpty();
        credentials(component)
                .forEach(credential -> change(credential, body -> {
                    var properties = Json.child(body, "properties");
                    if (field.equals("audiences")) {
                        properties.putArray(field).add(value);
                    } else {
                        properties.put(field, value);
                    }
                }));
    }
}
