package io.hypershift.azure.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.function.Predicate;

/** A piece of a foundation that is taken away or spoilt, so that it is what the next run writes. */
enum Missing {
    IDENTITY("PUT", "/userAssignedIdentities/it-hc-ingress$", "identity ", "create identity ") {
        @Override
        ResourceId takeAway(Site site) {
            var identity = find(site, "Microsoft.ManagedIdentity/userAssignedIdentities", "it-hc-ingress"::equals);
            site.sandbox().azure().store().removeTree(identity.id());
            return identity.id();
        }
    },
    CREDENTIAL(
            "PUT",
            "/federatedIdentityCredentials/it-hc-ingress-fed-id$",
            "credential ",
            "create federated credential ") {
        @Override
        ResourceId takeAway(Site site) {
            var credential = find(
                    site,
                    "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
                    "it-hc-ingress-fed-id"::equals);
            site.sandbox().azure().store().remove(credential.id());
            return credential.id();
        }
    },
    ROLE("PUT", "/roleAssignments/", "role", "assign role ") {
        @Override
        ResourceId takeAway(Site site) {
            var role = site.sandbox().azure().store().ofType("Microsoft.Authorization/roleAssignments").stream()
                    .filter(it -> site.made().contains(it.id().text()))
                    .findFirst()
                    .orElseThrow();
            site.sandbox().azure().store().remove(role.id());
            return role.id();
        }
    },
    ACCOUNT("PATCH", "/storageAccounts/[^/]*$", "storage account ", "open storage account ") {
        @Override
        ResourceId takeAway(Site site) {
            return spoil(site, "Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", BooleanNode.FALSE);
        }
    },
    CONTAINER("PUT", "/containers/[^/]*$", "container ", "create container ") {
        @Override
        ResourceId takeAway(Site site) {
            return spoil(
                    site,
                    "Microsoft.Storage/storageAccounts/blobServices/containers",
                    "publicAccess",
                    TextNode.valueOf("None"));
        }
    };

    private final String method;
    private final String path;
    private final String step;
    private final String doing;

    Missing(String method, String path, String step, String doing) {
        this.method = method;
        this.path = path;
        this.step = step;
        this.doing = doing;
    }

    /** Returns the id of what is missing now. */
    abstract ResourceId takeAway(Site site);

    /** A fault that befalls the next attempt to write it; of no effect yet. */
    Fault fault() {
        return Fault.on(method, path);
    }

    /** Whether a step is the one that writes it. */
    boolean isOf(String stepName) {
        return stepName.startsWith(step);
    }

    /** How a refusal names it. */
    String doing() {
        return "Azure refused to " + doing;
    }

    private static ResourceId spoil(Site site, String type, String property, JsonNode value) {
        var resource = find(site, type, name -> true);
        var body = resource.body();
        ((ObjectNode) body.path("properties")).set(property, value);
        site.sandbox().azure().store().put(new Resource(resource.id(), body, resource.writtenAt()));
        return resource.id();
    }

    private static Resource find(Site site, String type, Predicate<String> name) {
        return site.sandbox().azure().store().ofType(type).stream()
                .filter(it -> name.test(it.id().name()))
                .findFirst()
                .orElseThrow();
    }
}
