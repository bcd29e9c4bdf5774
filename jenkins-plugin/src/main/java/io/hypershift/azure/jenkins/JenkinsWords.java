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
    private static final Map<Parameter, String> CREDENTIALS = new EnumMap<>(Map.of(
            Parameter.AZURE_CREDENTIALS_FILE, "azureCredentialsId",
            Parameter.AZURE_SERVER_ID, "azureCredentialsId",
            Parameter.MANAGEMENT_KUBECONFIG_FILE, "managementKubeconfigCredentialsId",
            Parameter.PULL_SECRET_FILE, "pullSecretCredentialsId",
            Parameter.CA_BUNDLE_FILE, "caBundleCredentialsId",
            Parameter.BUNDLE_DIRECTORY, "bundleCredentialsId",
            Parameter.WORKLOAD_IDENTITIES_FILE, "bundleCredentialsId",
            Parameter.SIGNING_KEY_FILE, "bundleCredentialsId"));

    private JenkinsWords() {}

    @Override
    public String operation(Operation operation) {
        return switch (operation) {
            case DOCTOR -> "hypershiftDoctor";
            case CREATE_FOUNDATION -> "hypershiftCreateFoundation";
            case DESTROY_FOUNDATION -> "hypershiftDestroyFoundation";
            case VERIFY_FOUNDATION -> "hypershiftVerifyFoundation";
            case INSTALL_OPERATOR -> "hypershiftInstallOperator";
            case CREATE_CLUSTER -> "hypershiftCreateCluster";
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
