package io.hypershift.azure.failure;

import java.util.Locale;

/**
 * What a user can give to an operation. Where HyperShift's CLI has a flag for the same thing, the parameter has the flag's
 * words in camel case: {@code --node-pool-replicas} is {@code nodePoolReplicas}.
 */
public enum Parameter {
    ARCH,
    AZURE_CREDENTIALS_FILE,
    AZURE_SERVER_ID,
    BASE_DOMAIN,
    BUNDLE_DIRECTORY,
    BUNDLE_SECRET,
    CA_BUNDLE_FILE,
    CLOUD,
    CLUSTER_CIDR,
    CLUSTER_GRACE_PERIOD,
    CLUSTER_NAME,
    CLUSTER_OPERATIONS_PRINCIPAL,
    CLUSTER_PER_MODULE,
    CONFIRM,
    CONTROL_PLANE_AVAILABILITY_POLICY,
    CONTROL_PLANE_OPERATOR_IDENTITY,
    DELETE_RESOURCE_GROUP,
    DNS_SERVERS,
    DNS_ZONE_RG_NAME,
    DRY_RUN,
    ENABLE_KMS,
    ETCD_STORAGE_SIZE,
    EXTERNAL_DNS,
    EXTERNAL_DNS_ROLES,
    EXTERNAL_DNS_ZONE,
    FAIL_ON_DESTROY_ERROR,
    HTTPS_PROXY,
    HYPERSHIFT_IMAGE,
    IDENTITY_NAMING,
    IDENTITY_PREFIX,
    INFRA_ID,
    INSTANCE_TYPE,
    KEEP_ON_FAILURE,
    KUBECONFIG_FILE,
    LOCATION,
    MANAGEMENT_CONTEXT,
    MANAGEMENT_KUBECONFIG_FILE,
    MANIFEST_FILE,
    MANIFEST_SOURCE,
    NAMESPACE,
    NETWORK_TYPE,
    NETWORK_SECURITY_GROUP_RESOURCE_GROUP,
    NODE_POOL_REPLICAS,
    OIDC_ISSUER_URL,
    OIDC_STORAGE_ACCOUNT,
    OPERATOR_NAMESPACE,
    OUTPUT_DIRECTORY,
    OVERWRITE_DELEGATION,
    OWNER,
    PARALLELISM,
    PARENT_DNS_RESOURCE_GROUP,
    PARENT_DNS_ZONE,
    PERSISTENT_RESOURCE_GROUP,
    PREFIX,
    PRICE_FILE,
    PULL_SECRET_FILE,
    RELEASE_IMAGE,
    RESOURCE_GROUP_TAGS,
    RETIRE_SIGNING_KEY,
    ROLE_SCOPE,
    ROOT_DISK_SIZE,
    ROTATE_SIGNING_KEY,
    SECRET_LIFETIME,
    SERVICE_CIDR,
    SIGNING_KEY_FILE,
    TIMEOUT,
    TTL,
    VNET_RESOURCE_GROUP,
    WORKLOAD_IDENTITIES_FILE;

    /** The parameter's name in camel case, the same in every front end: {@code baseDomain}. */
    public String camelCase() {
        var words = name().toLowerCase(Locale.ROOT).split("_", -1);
        var result = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            result.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return result.toString();
    }
}
