package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities;
import io.hypershift.azure.azureapi.OidcStorage;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Phase 1 of the guide as a plan: every step looks first and acts only where Azure differs from the request. */
final class FoundationPlan {
    private final FoundationRequest request;
    private final Azure azure;
    private final String account;
    private final String issuer;
    private final Map<String, String> tags;
    private final Plan plan;
    private final Step<SigningKey> key;
    private final Map<Component, Step<Identities.Identity>> identities = new EnumMap<>(Component.class);

    FoundationPlan(FoundationRequest request, Azure azure, Optional<Zone> zone) {
        this.request = request;
        this.azure = azure;
        this.account = request.oidcStorageAccount()
                .orElseGet(() -> StorageAccountName.of(request.prefix(), azure.subscription()));
        this.issuer = azure.oidcStorage().url(account, account);
        this.tags = new HashMap<>(request.tags());
        this.tags.put(SharedScope.FOUNDATION_TAG, request.prefix());
        this.plan = Plan.named("foundation " + request.prefix());
        var group = plan.step(
                "resource group " + request.persistentResourceGroup(),
                azure.groups().group(request.persistentResourceGroup(), request.location(), tags));
        var storage = azure.oidcStorage();
        var owner = plan.step(
                "storage account " + account,
                storage.account(group, request.persistentResourceGroup(), account, tags),
                group);
        this.key = plan.step(
                "signing key",
                new SigningKeyResource(
                        bundle(),
                        values -> storage.published(values.of(owner), issuer + "/" + OidcDocuments.KEYS_PATH)),
                owner);
        addIssuer(storage, owner);
        addIdentities(group);
        zone.ifPresent(this::addIngressRole);
        addBundle();
    }

    Plan plan() {
        return plan;
    }

    /** What the plan has made, once it ran. */
    Foundation result(Values values) {
        var made = new EnumMap<Component, Foundation.Identity>(Component.class);
        identities.forEach((component, step) -> {
            var it = values.of(step);
            made.put(component, new Foundation.Identity(it.name(), it.id(), it.clientId(), it.principalId()));
        });
        return new Foundation(
                request.prefix(),
                azure.credentials().cloud().id(),
                azure.subscription(),
                azure.credentials().tenantId(),
                request.location(),
                request.persistentResourceGroup(),
                issuer,
                values.of(key).id(),
                made);
    }

    private void addIssuer(OidcStorage storage, Step<OidcStorage.Account> owner) {
        var container = plan.step("container " + account, storage.container(owner, account), owner);
        plan.step(
                "OIDC issuer " + issuer,
                storage.document(
                        owner, container, OidcDocuments.DISCOVERY_PATH, values -> OidcDocuments.discovery(issuer)),
                owner,
                container);
        plan.step(
                "OIDC keys of " + issuer,
                storage.document(
                        owner, container, OidcDocuments.KEYS_PATH, values -> OidcDocuments.keys(values.of(key))),
                owner,
                container,
                key);
    }

    private void addIdentities(Step<Group> group) {
        var inGroup = azure.identities().in(group, request.persistentResourceGroup());
        for (var component : Component.values()) {
            var name = component.identityName(request.identities());
            var identity = plan.step("identity " + name, inGroup.identity(name, request.location(), tags), group);
            identities.put(component, identity);
            Step<?> previous = identity;
            for (var account :
                    component.accounts()) { // Azure refuses two credential writes at a time under one identity
                var credential = new FederatedCredential(
                        account.credentialName(name), issuer, account.subject(), Component.AUDIENCE);
                previous = plan.step(
                        "credential " + credential.name(),
                        inGroup.credential(identity, credential),
                        identity,
                        previous);
            }
        }
    }

    private void addIngressRole(Zone zone) {
        var ingress = step(Component.INGRESS);
        plan.step(
                "role of ingress on DNS zone group " + zone.group(),
                azure.roles()
                        .assignment(SharedScope.ingressOnZone(
                                request.prefix(),
                                azure.subscription(),
                                zone,
                                values -> values.of(ingress).principalId())),
                ingress);
    }

    private void addBundle() {
        var known = Stream.concat(Stream.of(key), identities.values().stream()).toArray(Step<?>[]::new);
        plan.step(
                "file workload-identities.json",
                new FileResource(
                        bundle().workloadIdentities(), values -> FoundationFile.workloadIdentities(result(values))),
                known);
        plan.step(
                "file foundation.json",
                new FileResource(bundle().foundation(), values -> FoundationFile.write(result(values))),
                known);
        plan.step("file oidc-issuer-url", new FileResource(bundle().issuerUrl(), values -> issuer + "\n"));
    }

    private Step<Identities.Identity> step(Component component) {
        return Objects.requireNonNull(identities.get(component));
    }

    private Bundle bundle() {
        return new Bundle(request.bundleDirectory());
    }
}
