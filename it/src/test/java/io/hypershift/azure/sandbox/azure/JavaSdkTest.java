package io.hypershift.azure.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.core.management.Region;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.azure.resourcemanager.dns.models.RecordType;
import com.azure.resourcemanager.msi.fluent.models.FederatedIdentityCredentialInner;
import com.azure.resourcemanager.msi.models.Identity;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.PublicAccess;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's Azure steps as Microsoft's Java clients send them. */
class JavaSdkTest {
    private static final String ISSUER = "https://issuer.example.com";

    @TempDir
    static Path directory;

    static Sandbox sandbox;
    static AzureClients azure;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        azure = AzureClients.of(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        var contract = ArmContract.find();
        assumeTrue(contract.isPresent(), "the exchanges were not checked: no azure-rest-specs in hypershift.contracts");
        var report = contract.orElseThrow().check(directory.resolve("exchanges.jsonl"));
        assertThat(report.violations()).isEmpty();
        assertThat(report.unknown()).isEmpty();
        assertThat(report.valid()).isPositive();
    }

    @Test
    void a_group_lives_from_create_to_delete() {
        var groups = azure.resources().resourceGroups();
        groups.define("life")
                .withRegion(Region.US_EAST)
                .withTag("purpose", "test")
                .create();
        assertThat(groups.contain("LIFE")).isTrue();
        assertThat(groups.getByName("Life").tags()).containsEntry("purpose", "test");
        assertThat(groups.listByTag("purpose", "test"))
                .extracting(group -> group.name())
                .contains("life");
        groups.deleteByName("life");
        assertThat(groups.contain("life")).isFalse();
    }

    @Test
    void an_identity_gets_credentials_and_a_role() {
        var identity = identity("with-role");
        assertThat(identity.clientId()).hasSize(36);
        var credentials = azure.identities().serviceClient().getFederatedIdentityCredentials();
        var stored = credentials.createOrUpdate(
                identity.resourceGroupName(), identity.name(), "first", credential("system:serviceaccount:a:b"));
        assertThat(stored.subject()).isEqualTo("system:serviceaccount:a:b");
        assertThat(credentials.list(identity.resourceGroupName(), identity.name()))
                .hasSize(1);

        var assignment = assign(identity, "Reader");
        assertThat(assignment.principalId()).isEqualTo(identity.principalId());
        assertThat(azure.authorization()
                        .roleServiceClient()
                        .getRoleAssignments()
                        .listForScope(scope(identity.resourceGroupName()), "atScope%28%29", null, null, Context.NONE))
                .extracting(RoleAssignmentInner::name)
                .contains(assignment.name());
    }

    @Test
    void an_issuer_is_published_for_everyone() {
        group("issuer");
        var client = azure.storage().serviceClient();
        var account = client.getStorageAccounts()
                .create(
                        "issuer",
                        "sdkissuer",
                        new StorageAccountCreateParameters()
                                .withKind(Kind.STORAGE_V2)
                                .withSku(new Sku().withName(SkuName.STANDARD_LRS))
                                .withLocation("eastus")
                                .withAllowBlobPublicAccess(true));
        assertThat(account.allowBlobPublicAccess()).isTrue();
        client.getBlobContainers()
                .create(
                        "issuer",
                        "sdkissuer",
                        "docs",
                        new BlobContainerInner().withPublicAccess(PublicAccess.CONTAINER));
        var key = client.getStorageAccounts()
                .listKeys("issuer", "sdkissuer")
                .keys()
                .get(0)
                .value();
        azure.blobs("sdkissuer", key)
                .buildClient()
                .getBlobContainerClient("docs")
                .getBlobClient(".well-known/openid-configuration")
                .upload(BinaryData.fromString("{}"), true);

        var anonymous = azure.blobs("sdkissuer").buildClient().getBlobContainerClient("docs");
        assertThat(anonymous.getBlobClient(".well-known/openid-configuration").downloadContent())
                .hasToString("{}");
        assertThat(anonymous.listBlobs()).hasSize(1);
    }

    @Test
    void a_zone_is_delegated_in_one_write() {
        group("dns");
        var zones = azure.dns().zones();
        var zone = zones.define("apps.example.com")
                .withExistingResourceGroup("dns")
                .create();
        assertThat(zone.nameServers()).hasSize(4).allMatch(server -> server.endsWith("."));
        var parent = zones.getByResourceGroup("os4-common", "example.com");
        var records = parent.update().defineNSRecordSet("apps");
        var withServers = records.withNameServer(zone.nameServers().get(0));
        for (String server : zone.nameServers().subList(1, 4)) {
            withServers = withServers.withNameServer(server);
        }
        withServers.withTimeToLive(300).attach().apply();
        assertThat(parent.listRecordSets()).extracting(set -> set.recordType()).contains(RecordType.NS, RecordType.SOA);
        assertThat(parent.nsRecordSets().getByName("apps").nameServers())
                .containsExactlyInAnyOrderElementsOf(zone.nameServers());
    }

    @Test
    void a_network_has_subnets_with_a_security_group() {
        group("net");
        var security = azure.network()
                .networkSecurityGroups()
                .define("nsg")
                .withRegion(Region.US_EAST)
                .withExistingResourceGroup("net")
                .create();
        var network = azure.network()
                .networks()
                .define("vnet")
                .withRegion(Region.US_EAST)
                .withExistingResourceGroup("net")
                .withAddressSpace("10.0.0.0/16")
                .defineSubnet("default")
                .withAddressPrefix("10.0.0.0/24")
                .withExistingNetworkSecurityGroup(security)
                .attach()
                .create();
        assertThat(network.subnets()).containsOnlyKeys("default");
        assertThat(security.refresh().listAssociatedSubnets()).hasSize(1);
        assertThatThrownBy(() -> azure.network().networkSecurityGroups().deleteById(security.id()))
                .isInstanceOfSatisfying(
                        ManagementException.class,
                        e -> assertThat(e.getValue().getCode()).isEqualTo("InUseNetworkSecurityGroupCannotBeDeleted"));
        var zone = azure.privateDns()
                .privateZones()
                .define("pr-1.example.com")
                .withExistingResourceGroup("net")
                .defineVirtualNetworkLink("link")
                .withVirtualNetworkId(network.id())
                .attach()
                .create();
        assertThat(zone.virtualNetworkLinks().getByName("link").referencedVirtualNetworkId())
                .isEqualTo(network.id());
        azure.resources().resourceGroups().deleteByName("net");
        assertThat(sandbox.azure().resources())
                .noneMatch(resource -> resource.id().key().contains("/resourcegroups/net/"));
    }

    @Test
    void an_application_gets_a_secret_that_signs_in() {
        var principal = azure.authorization()
                .servicePrincipals()
                .define("external-dns")
                .withNewApplication()
                .definePasswordCredential("key")
                .withPasswordConsumer(password -> assertThat(password.value()).isNotEmpty())
                .attach()
                .create();
        assertThat(azure.authorization()
                        .servicePrincipals()
                        .getByName(principal.applicationId())
                        .id())
                .isEqualTo(principal.id());
    }

    private static void group(String name) {
        azure.resources()
                .resourceGroups()
                .define(name)
                .withRegion(Region.US_EAST)
                .create();
    }

    private static Identity identity(String name) {
        return azure.identities()
                .identities()
                .define(name)
                .withRegion(Region.US_EAST)
                .withNewResourceGroup("rg-" + name)
                .create();
    }

    private static FederatedIdentityCredentialInner credential(String subject) {
        return new FederatedIdentityCredentialInner()
                .withIssuer(ISSUER)
                .withSubject(subject)
                .withAudiences(List.of("openshift"));
    }

    private static RoleAssignmentInner assign(Identity identity, String role) {
        var scope = scope(identity.resourceGroupName());
        var definition = azure.authorization().roleDefinitions().getByScopeAndRoleName(scope, role);
        return azure.authorization()
                .roleServiceClient()
                .getRoleAssignments()
                .create(
                        scope,
                        UUID.randomUUID().toString(),
                        new RoleAssignmentCreateParameters()
                                .withPrincipalId(identity.principalId())
                                .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL)
                                .withRoleDefinitionId(definition.id()));
    }

    private static String scope(String group) {
        return "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/" + group;
    }
}
