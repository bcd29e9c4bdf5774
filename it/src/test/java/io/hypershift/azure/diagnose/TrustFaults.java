package io.hypershift.azure.diagnose;

import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.it.IssuerBlobs;
import io.hypershift.azure.sandbox.azure.Json;
import java.util.List;

/** Whom Azure trusts, and what it lets them do. */
final class TrustFaults {
    private static final String IDENTITY_API = "2024-11-30";

    private TrustFaults() {}

    static List<Scenario> all() {
        return Scenario.all(issuer(), credentials(), roles());
    }

    private static List<Scenario> issuer() {
        return List.of(
                Scenario.of("issuer-unreachable", "container-gone")
                        .ownFoundation()
                        .before(it -> {
                            it.azure().issuer().delete(IssuerBlobs.KEYS);
                            it.azure().issuer().delete(IssuerBlobs.DISCOVERY);
                        })
                        .shows(Signal.provider("AADSTS50166")),
                Scenario.of("issuer-unreachable", "issuer-private")
                        .ownFoundation()
                        .before(TrustFaults::closeIssuer)
                        .shows(Signal.provider("AADSTS50166")),
                Scenario.of("issuer-keys-missing", "keys-gone")
                        .ownFoundation()
                        .before(it -> it.azure().issuer().delete(IssuerBlobs.KEYS))
                        .shows(Signal.provider("AADSTS50166")),
                Scenario.of("signing-key-not-the-issuers", "other-key")
                        .ownFoundation()
                        .before(it -> it.azure().issuer().publishOnly(SigningKey.generate()))
                        .shows(Signal.provider("AADSTS700027")),
                Scenario.of("issuer-string-differs", "issuer-slash")
                        .ownFoundation()
                        .before(it -> {
                            var url = it.foundation().oidcIssuerUrl();
                            var document = it.azure().issuer().text(IssuerBlobs.DISCOVERY);
                            it.azure()
                                    .issuer()
                                    .publish(
                                            IssuerBlobs.DISCOVERY,
                                            document.replace("\"" + url + "\"", "\"" + url + "/\""));
                        })
                        .shows(Signal.provider("AADSTS50166")));
    }

    /** As a policy of the organisation does that forbids public access to blobs. */
    private static void closeIssuer(SampleCluster cluster) {
        var url = cluster.foundation().oidcIssuerUrl();
        var name = url.substring(url.lastIndexOf('/') + 1);
        var azure = cluster.azure();
        azure.azure().store().ofType("Microsoft.Storage/storageAccounts").stream()
                .filter(it -> it.id().name().equals(name))
                .forEach(it ->
                        azure.change(it, body -> Json.child(body, "properties").put("allowBlobPublicAccess", false)));
    }

    private static List<Scenario> credentials() {
        return List.of(
                Scenario.of("identity-missing", "identity-gone")
                        .ownFoundation()
                        .before(it -> it.azure()
                                .delete(
                                        it.azure()
                                                .identity("nodePoolManagement")
                                                .id(),
                                        IDENTITY_API))
                        .shows(Signal.provider("AADSTS700016")),
                Scenario.of("sign-in-refused", "identity-disabled")
                        .ownFoundation()
                        .before(it -> it.azure()
                                .azure()
                                .directory()
                                .disable(it.azure()
                                        .identity("nodePoolManagement")
                                        .principal()))
                        .shows(Signal.provider("AADSTS7000112")),
                Scenario.of("credential-missing", "credential-gone")
                        .ownFoundation()
                        .before(it -> it.azure()
                                .credentials("ingress")
                                .forEach(found -> it.azure().azure().store().remove(found.id())))
                        .shows(Signal.log("ingress-operator", "ingress-operator", "AADSTS70021")),
                Scenario.of("credential-subject-differs", "other-subject")
                        .ownFoundation()
                        .before(it -> it.azure()
                                .changeCredentials(
                                        "nodePoolManagement",
                                        "subject",
                                        "system:serviceaccount:kube-system:capi-controller"))
                        .shows(Signal.provider("AADSTS700213")),
                Scenario.of("credential-audience-differs", "other-audience")
                        .ownFoundation()
                        .before(it -> it.azure().changeCredentials("disk", "audiences", "api://AzureADTokenExchange"))
                        .shows(Signal.log(
                                "azure-disk-csi-driver-operator", "azure-disk-csi-driver-operator", "AADSTS700212")),
                Scenario.of("credential-issuer-differs", "other-issuer")
                        .ownFoundation()
                        .before(it -> it.azure()
                                .changeCredentials(
                                        "cloudProvider", "issuer", "https://otheroidc.blob.core.windows.net/otheroidc"))
                        .shows(Signal.log(
                                "azure-cloud-controller-manager", "cloud-controller-manager", "AADSTS700211")));
    }

    private static List<Scenario> roles() {
        return List.of(
                role("nodePoolManagement", "role-capz", Signal.provider("AuthorizationFailed")),
                role(
                        "cloudProvider",
                        "role-ccm",
                        Signal.log(
                                "azure-cloud-controller-manager", "cloud-controller-manager", "AuthorizationFailed")),
                role(
                        "disk",
                        "role-disk",
                        Signal.log(
                                "azure-disk-csi-driver-operator",
                                "azure-disk-csi-driver-operator",
                                "AuthorizationFailed")),
                role(
                        "file",
                        "role-file",
                        Signal.log(
                                "azure-file-csi-driver-operator",
                                "azure-file-csi-driver-operator",
                                "AuthorizationFailed")),
                role(
                        "imageRegistry",
                        "role-registry",
                        Signal.log(
                                "cluster-image-registry-operator",
                                "cluster-image-registry-operator",
                                "AuthorizationFailed")),
                role(
                        "network",
                        "role-network",
                        Signal.log("cloud-network-config-controller", "controller", "AuthorizationFailed")),
                Scenario.of("azure-forbids", "denied")
                        .ownFoundation()
                        .before(TrustFaults::denyMachines)
                        .shows(Signal.pool("AllMachinesReady", "DenyAssignmentAuthorizationFailed")),
                Scenario.of("role-of-deleted-principal", "stale-role")
                        .ownFoundation()
                        .before(TrustFaults::recreateIdentity)
                        .shows(Signal.provider("AuthorizationFailed")));
    }

    /** As a deployment stack does that protects what it has made. */
    private static void denyMachines(SampleCluster cluster) {
        var azure = cluster.azure();
        azure.put(
                azure.mainGroup()
                        + "/providers/Microsoft.Authorization/denyAssignments/0d0c2b4e-6a0f-4ad7-9d5f-3a1f5c1b7a11",
                "2022-04-01",
                """
                {'properties': {'denyAssignmentName': 'no-machines',
                  'permissions': [{'actions': ['Microsoft.Compute/virtualMachines/write']}],
                  'principals': [{'id': '%s', 'type': 'ServicePrincipal'}]}}""".formatted(azure.identity("nodePoolManagement").principal()));
    }

    private static Scenario role(String component, String name, Signal signal) {
        return Scenario.of("role-missing", name)
                .ownFoundation()
                .before(it -> it.azure().takeRoles(component))
                .shows(signal);
    }

    /** Its roles stay, of one who is no more: the new one has the old name and the old credentials, and the cluster is told of it. */
    private static void recreateIdentity(SampleCluster cluster) {
        cluster.azure().delete(cluster.azure().identity("nodePoolManagement").id(), IDENTITY_API);
        var again = cluster.site().remakeFoundation(cluster.foundation().prefix());
        var clientId = new AzureSide(new SampleCluster(cluster.site(), cluster.key(), again))
                .identity("nodePoolManagement")
                .clientId();
        cluster.remake(spec -> spec.withObject(
                        "/platform/azure/azureAuthenticationConfig/workloadIdentities/nodePoolManagement")
                .put("clientID", clientId));
    }
}
