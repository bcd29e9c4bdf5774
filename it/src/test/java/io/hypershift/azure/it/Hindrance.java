package io.hypershift.azure.it;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.told.Images;
import java.util.List;
import java.util.Map;

/** What keeps a cluster from coming up, though nothing is wrong with the words of its request. */
enum Hindrance {
    ISSUER_KEYS_GONE("issuer's keys: who asks without a login gets status 404") {
        @Override
        void strike(Sandbox sandbox) {
            blobs(sandbox).delete(IssuerBlobs.KEYS);
        }
    },
    DISCOVERY_GONE("issuer's discovery document: who asks without a login gets status 404") {
        @Override
        void strike(Sandbox sandbox) {
            blobs(sandbox).delete(IssuerBlobs.DISCOVERY);
        }
    },
    OTHER_KEY_PUBLISHED("issuer's keys: it publishes", "clusters sign with") {
        @Override
        void strike(Sandbox sandbox) {
            blobs(sandbox).publishOnly(SigningKey.generate());
        }
    },
    CREDENTIAL_GONE("identity of ingress: federated credential it-hc-ingress-fed-id", "it is not there") {
        @Override
        void strike(Sandbox sandbox) {
            remove(sandbox, "/federatedIdentityCredentials/it-hc-ingress-fed-id");
        }
    },
    STORAGE_CLASS_UNKNOWN("StorageClass of etcd: there is none of the name fast", "managed-csi") {
        @Override
        Map<Parameter, String> parameters() {
            return Map.of(Parameter.ETCD_STORAGE_CLASS, "fast");
        }
    },
    RELEASE_UNKNOWN("quay.io has no such image", "releaseImage") {
        @Override
        Map<Parameter, String> parameters() {
            return Map.of(Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.21.99-multi");
        }
    },
    LOGIN_REVOKED("does not give it to whom pullSecretFile logs in as at quay.io") {
        @Override
        void strike(Sandbox sandbox) {
            sandbox.management().told().logins().revoke("sandbox");
        }
    },
    RELEASE_TOO_OLD("support of the release: the operator cannot run 4.10.0, but 5.1") {
        @Override
        Map<Parameter, String> parameters() {
            return Map.of(
                    Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.10.0-multi",
                    Parameter.MARKETPLACE_PUBLISHER, "azureopenshift",
                    Parameter.MARKETPLACE_OFFER, "aro4",
                    Parameter.MARKETPLACE_SKU, "aro_410",
                    Parameter.MARKETPLACE_VERSION, "latest");
        }
    },
    NODE_IMAGE_UNKNOWN("images of nodes: 4.19.0 does not tell which", "marketplacePublisher") {
        @Override
        Map<Parameter, String> parameters() {
            return Map.of(Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.19.0-multi");
        }
    },
    OTHER_NODES("architecture of nodes: the release is for amd64 alone, the nodes are to be arm64") {
        @Override
        Map<Parameter, String> parameters() {
            return Map.of(
                    Parameter.RELEASE_IMAGE,
                    "quay.io/openshift-release-dev/ocp-release:4.21.0-x86_64",
                    Parameter.ARCH,
                    "arm64");
        }
    },
    OTHER_MANAGEMENT_CLUSTER("architecture of the management cluster: the release is for arm64 alone") {
        @Override
        Map<Parameter, String> parameters() {
            return Map.of(
                    Parameter.RELEASE_IMAGE,
                    "quay.io/openshift-release-dev/ocp-release:4.21.0-aarch64",
                    Parameter.ARCH,
                    "arm64");
        }
    },
    SIZE_NOT_IN_ZONE("VM size Standard_D4s_v5: the subscription does not get it in zone 2 of eastus") {
        @Override
        void strike(Sandbox sandbox) {
            sandbox.azure().quotas().restrict("Standard_D4s_v5", "2");
        }

        @Override
        Map<Parameter, String> parameters() {
            return Map.of(Parameter.AVAILABILITY_ZONES, "1,2");
        }
    },
    QUOTA_USED_UP("quota for 6 Standard_D4s_v5: 24 cores are needed") {
        @Override
        void strike(Sandbox sandbox) {
            sandbox.azure().quotas().limit("standardDSv5Family", 23);
        }

        @Override
        Map<Parameter, String> parameters() {
            return Map.of(Parameter.AVAILABILITY_ZONES, "1,2,3");
        }
    },
    NO_ENCRYPTION_AT_HOST("feature Microsoft.Compute/EncryptionAtHost", "encryptionAtHost=Disabled") {
        @Override
        void strike(Sandbox sandbox) {
            sandbox.azure().features().unregister("Microsoft.Compute/EncryptionAtHost");
        }
    },
    NO_EXTERNAL_DNS("external DNS: not installed, and hcp.example.com is to be written", "install-operator") {
        @Override
        Map<Parameter, String> parameters() {
            return Map.of(Parameter.EXTERNAL_DNS_DOMAIN, "hcp.example.com");
        }
    },
    NO_PRIVATE_PLATFORM("private clusters: the operator runs with --private-platform=", "install-operator") {
        @Override
        Map<Parameter, String> parameters() {
            return Map.of(
                    Parameter.ENDPOINT_ACCESS,
                    "Private",
                    Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID,
                    Customer.group("nowhere") + "/providers/Microsoft.Network/virtualNetworks/net/subnets/nat");
        }
    },
    REGISTRY_FOR_OTHERS("gives it to nobody who does not log in, and pullSecretFile has no login for it") {
        @Override
        void strike(Sandbox sandbox) {
            sandbox.management().told().images().tell("registry.ci.openshift.org", Images.Answer.PRIVATE);
        }

        @Override
        Map<Parameter, String> parameters() {
            return Map.of(
                    Parameter.RELEASE_IMAGE,
                    "registry.ci.openshift.org/ocp-multi/release-multi:4.22.0-0.nightly-multi-2026-01-01-000000");
        }
    };

    private final List<String> told;

    Hindrance(String... told) {
        this.told = List.of(told);
    }

    /** Takes something away; there is nothing to take where the request alone asks for what cannot be. */
    void strike(Sandbox sandbox) {}

    /** What the request has in it that others have not. */
    Map<Parameter, String> parameters() {
        return Map.of();
    }

    /** What the user reads. */
    List<String> told() {
        return told;
    }

    private static IssuerBlobs blobs(Sandbox sandbox) {
        var account = sandbox.azure()
                .store()
                .ofType("Microsoft.Storage/storageAccounts")
                .get(0)
                .id()
                .name();
        return new IssuerBlobs(sandbox, "https://" + account + ".blob.core.windows.net/" + account);
    }

    private static void remove(Sandbox sandbox, String end) {
        var store = sandbox.azure().store();
        store.where(it -> it.id().text().endsWith(end)).forEach(it -> store.remove(it.id()));
    }
}
