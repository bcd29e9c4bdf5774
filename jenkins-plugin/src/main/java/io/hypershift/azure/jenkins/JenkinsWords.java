package io.hypershift.azure.jenkins;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import java.util.EnumMap;
import java.util.Map;

/** What the author of a Jenkinsfile types. */
final class JenkinsWords implements Words {
    static final JenkinsWords INSTANCE = new JenkinsWords();

    /** What is a file elsewhere is kept among Jenkins' credentials; one zip holds the whole handoff bundle. */
    private static final Map<Parameter, String> CREDENTIALS = new EnumMap<>(Map.ofEntries(
            Map.entry(Parameter.AZURE_CREDENTIALS_FILE, "azureCredentialsId"),
            Map.entry(Parameter.AZURE_SERVER_ID, "azureCredentialsId"),
            Map.entry(Parameter.MANAGEMENT_SERVER, "managementKubeconfigCredentialsId"),
            Map.entry(Parameter.MANAGEMENT_TOKEN_FILE, "managementKubeconfigCredentialsId"),
            Map.entry(Parameter.MANAGEMENT_KUBECONFIG_FILE, "managementKubeconfigCredentialsId"),
            Map.entry(Parameter.PULL_SECRET_FILE, "pullSecretCredentialsId"),
            Map.entry(Parameter.CA_BUNDLE_FILE, "caBundleCredentialsId"),
            Map.entry(Parameter.BUNDLE_DIRECTORY, "bundleCredentialsId"),
            Map.entry(Parameter.WORKLOAD_IDENTITIES_FILE, "bundleCredentialsId"),
            Map.entry(Parameter.SIGNING_KEY_FILE, "bundleCredentialsId"),
            Map.entry(Parameter.EXTERNAL_DNS_CREDENTIALS_FILE, "externalDnsCredentialsId"),
            Map.entry(Parameter.AZURE_PRIVATE_CREDS_FILE, "azurePrivateCredentialsId"),
            Map.entry(Parameter.ADDITIONAL_TRUST_BUNDLE_FILE, "additionalTrustBundleCredentialsId"),
            Map.entry(Parameter.SSH_KEY_FILE, "sshKeyCredentialsId"),
            Map.entry(Parameter.IMAGE_CONTENT_SOURCES_FILE, "imageContentSourcesCredentialsId"),
            Map.entry(Parameter.INFRA_JSON_FILE, "infraJsonCredentialsId"),
            Map.entry(Parameter.SCALE_FROM_ZERO_CREDS_FILE, "scaleFromZeroCredentialsId")));

    private JenkinsWords() {}

    @Override
    public String operation(Operation operation) {
        return switch (operation) {
            case DOCTOR -> "hypershiftDoctor";
            case CREATE_FOUNDATION -> "hypershiftCreateFoundation";
            case DESTROY_FOUNDATION -> "hypershiftDestroyFoundation";
            case VERIFY_FOUNDATION -> "hypershiftVerifyFoundation";
            case INSTALL_OPERATOR -> "hypershiftInstallOperator";
            case VERIFY_OPERATOR -> "hypershiftVerifyOperator";
            case UNINSTALL_OPERATOR -> "hypershiftUninstallOperator";
            case CREATE_CLUSTER -> "hypershiftCreateCluster";
            case RENDER_CLUSTER -> "the Maven goal render-cluster";
            case VERIFY_CLUSTER -> "hypershiftVerifyCluster";
            case DIAGNOSE_CLUSTER -> "hypershiftDiagnoseCluster";
            case UPGRADE_CLUSTER -> "hypershiftUpgradeCluster";
            case CREATE_NODEPOOL -> "hypershiftCreateNodePool";
            case SCALE_NODEPOOL -> "hypershiftScaleNodePool";
            case DELETE_NODEPOOL -> "hypershiftDeleteNodePool";
            case DESTROY_CLUSTER -> "hypershiftDestroyCluster";
            case CREATE_KUBECONFIG -> "withHostedClusterKubeconfig";
            case LIST_CLUSTERS -> "hypershiftListClusters";
            case EXTEND_CLUSTER -> "hypershiftExtendCluster";
            case REAP_CLUSTERS -> "hypershiftReapClusters";
        };
    }

    @Override
    public String parameter(Parameter parameter) {
        return CREDENTIALS.getOrDefault(parameter, parameter.camelCase());
    }

    @Override
    public String parameter(Parameter parameter, String value) {
        return parameter(parameter) + ": '" + value + "'";
    }
}
