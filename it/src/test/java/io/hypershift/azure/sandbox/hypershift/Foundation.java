package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.AzureGround.SUBSCRIPTION;
import static io.hypershift.azure.sandbox.hypershift.AzureGround.group;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** What a hosted cluster needs at Azure before it is made: identities, issuer, network, rights. Made by hand, as the guide does. */
final class Foundation {
    static final String ACCOUNT = "demooidc7f3k";
    static final String ISSUER = "https://" + ACCOUNT + ".blob.core.windows.net/" + ACCOUNT;

    private static final String PERSISTENT = group("demo-rg");
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";

    /** Component, service account, role. */
    private static final List<List<String>> IDENTITIES = List.of(
            List.of(
                    "disk",
                    "openshift-cluster-csi-drivers:azure-disk-csi-driver-operator",
                    "5b7237c5-45e1-49d6-bc18-a1f62f400748"),
            List.of(
                    "file",
                    "openshift-cluster-csi-drivers:azure-file-csi-driver-operator",
                    "0d7aedc0-15fd-4a67-a412-efad370c947e"),
            List.of(
                    "imageRegistry",
                    "openshift-image-registry:cluster-image-registry-operator",
                    "8b32b316-c2f5-4ddf-b05b-83dacd2d08b5"),
            List.of("ingress", "openshift-ingress-operator:ingress-operator", "0336e1d3-7a87-462b-b6db-342b63f7802c"),
            List.of("cloudProvider", "kube-system:azure-cloud-provider", "a1f96423-95ce-4224-ab27-4e3dc72facd4"),
            List.of("nodePoolManagement", "kube-system:capi-provider", CONTRIBUTOR),
            List.of("controlPlaneOperator", "kube-system:control-plane-operator", CONTRIBUTOR),
            List.of(
                    "network",
                    "openshift-cloud-network-config-controller:cloud-network-config-controller",
                    "be7a6435-15ae-4171-8f30-4a343eff9e8f"));

    private final AzureGround azure;
    private final KeyPair keys = newKeys();
    private final Map<String, String> clientIds = new HashMap<>();
    private final Map<String, String> principalIds = new HashMap<>();

    Foundation(AzureGround azure) {
        this.azure = azure;
        azure.put(PERSISTENT, Map.of("location", "eastus"));
        azure.put(
                "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Authorization/roleAssignments/"
                        + UUID.randomUUID(),
                assignment("44444444-4444-4444-4444-444444444444", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"));
        var account = PERSISTENT + "/providers/Microsoft.Storage/storageAccounts/" + ACCOUNT;
        azure.put(
                account,
                Map.of(
                        "location",
                        "eastus",
                        "kind",
                        "StorageV2",
                        "sku",
                        Map.of("name", "Standard_LRS"),
                        "properties",
                        Map.of("allowBlobPublicAccess", true)));
        azure.put(
                account + "/blobServices/default/containers/" + ACCOUNT,
                Map.of("properties", Map.of("publicAccess", "Container")));
        azure.putBlob(
                ACCOUNT,
                ACCOUNT,
                ".well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/openid/v1/jwks\"}".formatted(ISSUER, ISSUER));
        publishKeys();
        IDENTITIES.forEach(it -> identity(it.get(0), it.get(1)));
    }

    private void identity(String component, String serviceAccount) {
        var id = PERSISTENT + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/demo-hc-" + component;
        var identity = azure.put(id, Map.of("location", "eastus"));
        clientIds.put(component, identity.at("/properties/clientId").asText());
        principalIds.put(component, identity.at("/properties/principalId").asText());
        azure.put(
                id + "/federatedIdentityCredentials/first",
                Map.of(
                        "properties",
                        Map.of(
                                "issuer",
                                ISSUER,
                                "subject",
                                "system:serviceaccount:" + serviceAccount,
                                "audiences",
                                List.of("openshift"))));
    }

    /** The key set as the issuer publishes it. */
    void publishKeys() {
        var key = (RSAPublicKey) keys.getPublic();
        var jwks =
                "{\"keys\":[{\"use\":\"sig\",\"kty\":\"RSA\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                        .formatted(kid(key), number(key.getModulus()), number(key.getPublicExponent()));
        azure.putBlob(ACCOUNT, ACCOUNT, "openid/v1/jwks", jwks);
    }

    void withdrawKeys() {
        azure.deleteBlob(ACCOUNT, ACCOUNT, "openid/v1/jwks");
    }

    /** Network, balancer, zone and rights of one cluster. */
    void prepare(String name, String infraId) {
        var main = main(name, infraId);
        azure.put(main, Map.of("location", "eastus"));
        azure.put(
                vnet(name, infraId),
                Map.of(
                        "location",
                        "eastus",
                        "properties",
                        Map.of(
                                "addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/16")),
                                "subnets",
                                        List.of(Map.of(
                                                "name",
                                                "default",
                                                "properties",
                                                Map.of("addressPrefix", "10.0.0.0/24"))))));
        azure.put(
                main + "/providers/Microsoft.Network/privateDnsZones/" + name + ".example.com",
                Map.of("location", "global"));
        balance(name, infraId);
        IDENTITIES.forEach(it -> assign(it.get(0), name, infraId));
        azure.put(
                group("os4-common") + "/providers/Microsoft.Authorization/roleAssignments/"
                        + assignmentName("ingress", "dns"),
                assignment(
                        Objects.requireNonNull(principalIds.get("ingress")), "0336e1d3-7a87-462b-b6db-342b63f7802c"));
    }

    void balance(String name, String infraId) {
        var network = main(name, infraId) + "/providers/Microsoft.Network/";
        var address = network + "publicIPAddresses/" + infraId;
        var balancer = network + "loadBalancers/" + infraId;
        azure.put(
                address,
                Map.of(
                        "location",
                        "eastus",
                        "sku",
                        Map.of("name", "Standard"),
                        "properties",
                        Map.of("publicIPAllocationMethod", "Static")));
        azure.put(
                balancer,
                Map.of(
                        "location",
                        "eastus",
                        "sku",
                        Map.of("name", "Standard"),
                        "properties",
                        Map.of(
                                "frontendIPConfigurations",
                                        List.of(Map.of(
                                                "name",
                                                infraId,
                                                "properties",
                                                Map.of("publicIPAddress", Map.of("id", address)))),
                                "backendAddressPools", List.of(Map.of("name", infraId)),
                                "outboundRules",
                                        List.of(Map.of(
                                                "name",
                                                infraId,
                                                "properties",
                                                Map.of(
                                                        "protocol", "All",
                                                        "frontendIPConfigurations",
                                                                List.of(Map.of(
                                                                        "id",
                                                                        balancer + "/frontendIPConfigurations/"
                                                                                + infraId)),
                                                        "backendAddressPool",
                                                                Map.of(
                                                                        "id",
                                                                        balancer + "/backendAddressPools/"
                                                                                + infraId)))))));
    }

    void assign(String component, String name, String infraId) {
        var role = IDENTITIES.stream()
                .filter(it -> it.get(0).equals(component))
                .findFirst()
                .orElseThrow()
                .get(2);
        azure.put(
                assignmentId(component, name, infraId),
                assignment(Objects.requireNonNull(principalIds.get(component)), role));
    }

    void revoke(String component, String name, String infraId) {
        azure.delete(assignmentId(component, name, infraId));
    }

    private String assignmentId(String component, String name, String infraId) {
        return main(name, infraId) + "/providers/Microsoft.Authorization/roleAssignments/"
                + assignmentName(component, infraId);
    }

    private static UUID assignmentName(String component, String scope) {
        return UUID.nameUUIDFromBytes((component + scope).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Map<String, Object> assignment(String principal, String role) {
        var definition =
                "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/" + role;
        return Map.of(
                "properties",
                Map.of("principalId", principal, "principalType", "ServicePrincipal", "roleDefinitionId", definition));
    }

    static String main(String name, String infraId) {
        return group(name + "-" + infraId);
    }

    static String vnet(String name, String infraId) {
        return main(name, infraId) + "/providers/Microsoft.Network/virtualNetworks/" + name + "-" + infraId;
    }

    Map<String, String> clientIds() {
        return clientIds;
    }

    String signingKey() {
        return pem(keys);
    }

    static String anotherKey() {
        return pem(newKeys());
    }

    private static String pem(KeyPair keys) {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(keys.getPrivate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String kid(RSAPublicKey key) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
