package io.hypershift.azure.maven;

import io.hypershift.azure.failure.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The flags of a command of HyperShift's CLI that concern self-managed Azure, each with its parameter or why it has none.
 *
 * @param goal the goal that does what the command does
 * @param flags one a line: a flag whose parameter has its words stands alone; another one is named after it; after a {@code !} comes
 *     why there is none
 */
record CliFlags(String command, String goal, String flags) {
    static final CliFlags INSTALL = new CliFlags("install", "install-operator", """
            --namespace operatorNamespace
            --hypershift-image
            --image-pull-policy
            --pull-secret pullSecretFile
            --limit-crd-install
            --external-dns-provider
            --external-dns-credentials externalDnsCredentialsFile
            --external-dns-secret
            --external-dns-domain-filter
            --external-dns-txt-owner-id
            --external-dns-image
            --external-dns-interval
            --private-platform
            --azure-pls-resource-group
            --azure-private-creds azurePrivateCredsFile
            --azure-private-secret
            --azure-private-secret-key
            --azure-pls-managed-identity-client-id
            --azure-pls-subscription-id
            --enable-conversion-webhook
            --enable-defaulting-webhook
            --enable-validating-webhook
            --disable-capi-conversion-webhook
            --disable-capi-migration
            --enable-etcd-recovery
            --enable-dedicated-request-serving-isolation
            --platform-monitoring
            --metrics-set
            --scale-from-zero-provider
            --scale-from-zero-creds scaleFromZeroCredsFile
            --scale-from-zero-secret
            --scale-from-zero-secret-key
            --tech-preview-no-upgrade
            --registry-overrides
            --image-refs imageRefsFile
            --additional-trust-bundle additionalTrustBundleFile
            --additional-operator-env-vars
            --enable-cpo-overrides
            --enable-size-tagging
            --enable-audit-log-persistence
            --slos-alerts
            --monitoring-dashboards
            --hcp-egress-block-cidrs
            --wait-until-available
            --wait-until-crds-established ! always waited for
            --install-scope ! CRDs and the rest always go together; what is there already is left as it is
            --development ! for HyperShift's own developers
            --cert-rotation-scale ! for HyperShift's own developers
            --exclude-etcd ! for HyperShift's own developers
            --managed-service ! of ARO HCP, not of self-managed Azure
            """);

    static final CliFlags CREATE_CLUSTER = new CliFlags("create cluster azure", "create-cluster", """
            --name clusterName
            --namespace
            --kubeconfig managementKubeconfigFile
            --azure-creds azureCredentialsFile
            --location
            --base-domain
            --base-domain-prefix
            --external-dns-domain
            --dns-zone-rg-name
            --pull-secret pullSecretFile
            --release-image
            --release-stream
            --infra-id
            --infra-json infraJsonFile
            --resource-group-name
            --resource-group-tags
            --vnet-id
            --subnet-id
            --network-security-group-id
            --workload-identities-file workloadIdentitiesFile
            --oidc-issuer-url
            --sa-token-issuer-private-key-path signingKeyFile
            --control-plane-availability-policy
            --infra-availability-policy
            --etcd-storage-class
            --etcd-storage-size
            --encryption-key-id
            --fips
            --network-type
            --service-cidr
            --cluster-cidr
            --machine-cidr
            --ovn-kubernetes-mtu
            --disable-multi-network
            --allocate-node-cidrs
            --endpoint-access
            --endpoint-access-private-nat-subnet-id
            --endpoint-access-private-additional-allowed-subscriptions
            --oauth-publishing-strategy
            --kas-dns-name
            --node-pool-replicas
            --availability-zones
            --arch
            --instance-type
            --root-disk-size
            --disk-storage-account-type
            --disk-encryption-set-id
            --enable-ephemeral-disk
            --encryption-at-host
            --diagnostics-storage-account-type
            --diagnostics-storage-account-uri
            --image-generation
            --marketplace-publisher
            --marketplace-offer
            --marketplace-sku
            --marketplace-version
            --auto-repair
            --node-upgrade-type
            --node-drain-timeout
            --node-volume-detach-timeout
            --ssh-key sshKeyFile
            --generate-ssh
            --annotations
            --labels
            --additional-trust-bundle additionalTrustBundleFile
            --image-content-sources imageContentSourcesFile
            --node-selector
            --pods-labels
            --toleration
            --olm-catalog-placement
            --olm-disable-default-sources
            --pausedUntil pausedUntil
            --feature-set
            --enable-cluster-capabilities
            --disable-cluster-capabilities
            --control-plane-operator-image
            --timeout
            --wait ! the goal waits: `waitFor` tells for what
            --render ! the goal `render-cluster`
            --render-into ! `renderIntoFile` of `render-cluster`
            --render-sensitive ! `renderSensitive` of `render-cluster`
            --assign-service-principal-roles ! always, where the foundation's `roleScope` does not cover it
            --auto-assign-roles ! the same in the CLI `hcp`
            --availability-zone ! has no effect on this command; `availabilityZones` has
            --nodepool-subnet-id ! has no effect on this command; the nodes lie in the cluster's subnet
            --default-dual ! has no effect on Azure
            --version-check ! compares the CLI with the operator, and there is no CLI here
            --managed-identities-file ! of ARO HCP, not of self-managed Azure
            --data-plane-identities-file ! of ARO HCP, not of self-managed Azure
            --kms-credentials-secret-name ! of ARO HCP, not of self-managed Azure
            --assign-custom-hcp-roles ! of ARO HCP, not of self-managed Azure
            """);

    static final CliFlags CREATE_NODEPOOL = new CliFlags("create nodepool azure", "create-nodepool", """
            --name nodePoolName
            --namespace
            --cluster-name
            --replicas nodePoolReplicas
            --node-count ! another word for `--replicas`
            --release-image
            --node-upgrade-type
            --arch
            --auto-repair
            --instance-type
            --root-disk-size
            --disk-storage-account-type
            --disk-encryption-set-id
            --enable-ephemeral-disk
            --encryption-at-host
            --diagnostics-storage-account-type
            --diagnostics-storage-account-uri
            --image-generation
            --marketplace-publisher
            --marketplace-offer
            --marketplace-sku
            --marketplace-version
            --nodepool-subnet-id
            --availability-zone
            --render ! a NodePool alone is not rendered
            """);

    /** Those whose parameters the document lists. */
    static final List<CliFlags> ALL = List.of(INSTALL, CREATE_CLUSTER, CREATE_NODEPOOL);

    /** By flag its parameter; none where it has none. */
    Map<String, Optional<String>> parameters() {
        var result = new LinkedHashMap<String, Optional<String>>();
        flags.lines().map(line -> line.split(" ", 2)).forEach(parts -> {
            var rest = parts.length == 1 ? camelCase(parts[0]) : parts[1];
            result.put(parts[0], Optional.of(rest).filter(it -> !it.startsWith("!")));
        });
        return result;
    }

    /** A table of them. */
    String table() {
        return flags.lines().map(CliFlags::row).collect(Collectors.joining("\n", """

                        What stands for which flag of `hypershift %s`:

                        | flag | parameter of `%s` |
                        | --- | --- |
                        """.formatted(command, goal), "\n"));
    }

    private static String row(String line) {
        var parts = line.split(" ", 2);
        var rest = parts.length == 1 ? camelCase(parts[0]) : parts[1];
        return "| `" + parts[0] + "` | " + (rest.startsWith("!") ? "none: " + rest.substring(2) : "`" + rest + "`")
                + " |";
    }

    private static String camelCase(String flag) {
        var name = flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(Parameter.values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no parameter has the words of " + flag))
                .camelCase();
    }
}
