package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class StepParametersTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "steps.md");
    private static final Path GOALS =
            Path.of("..", "maven-plugin", "target", "classes", "META-INF", "maven", "plugin.xml");

    /** The goal that does what the step does. */
    private static final Map<String, String> GOAL = Map.ofEntries(
            Map.entry("withHostedCluster", "create-cluster"),
            Map.entry("hypershiftCreateCluster", "create-cluster"),
            Map.entry("hypershiftDestroyCluster", "destroy-cluster"),
            Map.entry("hypershiftVerifyCluster", "verify-cluster"),
            Map.entry("hypershiftDiagnoseCluster", "diagnose-cluster"),
            Map.entry("hypershiftUpgradeCluster", "upgrade-cluster"),
            Map.entry("hypershiftCreateNodePool", "create-nodepool"),
            Map.entry("hypershiftScaleNodePool", "scale-nodepool"),
            Map.entry("hypershiftDeleteNodePool", "delete-nodepool"),
            Map.entry("hypershiftListClusters", "list-clusters"),
            Map.entry("hypershiftExtendCluster", "extend-cluster"),
            Map.entry("hypershiftReapClusters", "reap-clusters"),
            Map.entry("hypershiftDoctor", "doctor"),
            Map.entry("hypershiftCreateFoundation", "create-foundation"),
            Map.entry("hypershiftDestroyFoundation", "destroy-foundation"),
            Map.entry("hypershiftVerifyFoundation", "verify-foundation"),
            Map.entry("hypershiftInstallOperator", "install-operator"),
            Map.entry("hypershiftVerifyOperator", "verify-operator"),
            Map.entry("hypershiftUninstallOperator", "uninstall-operator"),
            Map.entry("withHostedClusterKubeconfig", "create-kubeconfig"));

    /**
     * In Jenkins, files are credentials, where a build's own files go is not the Jenkinsfile's to say, and it is the Jenkinsfile
     * that says which parts of a build share a cluster.
     */
    private static final Set<String> ONLY_IN_MAVEN = Set.of(
            "additionalTrustBundleFile",
            "azureCredentialsFile",
            "azurePrivateCredsFile",
            "azureServerId",
            "bundleDirectory",
            "caBundleFile",
            "clusterPerModule",
            "externalDnsCredentialsFile",
            "failOnDestroyError",
            "imageContentSourcesFile",
            "infraJsonFile",
            "kubeadminPasswordFile", // in a workspace, everybody who sees that could read it
            "kubeconfigFile",
            "managementKubeconfigFile",
            "managementServer", // a kubeconfig among the credentials holds both
            "managementTokenFile",
            "outputDirectory",
            "pullSecretFile",
            "scaleFromZeroCredsFile",
            "signingKeyFile",
            "skip",
            "sshKeyFile",
            "workloadIdentitiesFile");

    /** Their bodies use a cluster or its kubeconfig: without one, there would be nothing to run them with. */
    private static final Set<String> NEVER_DRY =
            Set.of(WithHostedClusterStep.NAME, WithHostedClusterKubeconfigStep.NAME);

    @Test
    void an_argument_has_the_name_and_default_of_the_goals_parameter() throws Exception {
        var goals = goals();
        for (var step : StepArguments.all()) {
            var parameters = goals.getOrDefault(GOAL.getOrDefault(step.name(), ""), Map.of());
            var values = new TreeSet<>(step.defaults().keySet());
            values.removeIf(name -> name.endsWith("CredentialsId"));
            var expected = new TreeSet<>(parameters.keySet());
            expected.removeAll(ONLY_IN_MAVEN);
            if (step.name().equals(DestroyClusterStep.NAME)) { // a pipeline that has failed need not come to it
                expected.removeAll(
                        Set.of("keepOnFailure", "diagnoseOnFailure", "dnsServers", "junitFile", "operatorNamespace"));
            }
            if (NEVER_DRY.contains(step.name())) {
                expected.remove("dryRun");
            }
            assertThat(values).as(step.name()).isEqualTo(expected);
            for (var name : values) {
                if (!step.name().equals(WithHostedClusterKubeconfigStep.NAME)) { // the step around it has the defaults
                    assertThat(step.defaults().get(name))
                            .as(step.name() + " " + name)
                            .isEqualTo(parameters.get(name));
                }
            }
        }
    }

    @Test
    void each_argument_has_its_help() {
        for (var step : StepArguments.all()) {
            assertThat(step.defaults().keySet())
                    .allSatisfy(argument ->
                            assertThat(StepDocument.help(step.type(), argument)).isNotBlank());
        }
    }

    /** {@code -Dparameters.update} writes the document anew; the change is then read like any other. */
    @Test
    void the_document_lists_every_argument_as_it_is() throws IOException {
        var expected = StepDocument.of(StepArguments.all());
        if (Boolean.getBoolean("parameters.update")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).hasContent(expected);
    }

    /** Defaults by goal and parameter; an empty one where there is none. */
    private static Map<String, Map<String, String>> goals() throws Exception {
        var plugin = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(GOALS.toFile());
        var goals = new HashMap<String, Map<String, String>>();
        for (var mojo : elements(plugin.getElementsByTagName("mojo"))) {
            var parameters = new HashMap<String, String>();
            for (var parameter : elements(mojo.getElementsByTagName("parameter"))) {
                var name = text(parameter, "name");
                if (text(parameter, "editable").equals("true")) {
                    var defaults = elements(((Element)
                                    mojo.getElementsByTagName("configuration").item(0))
                            .getElementsByTagName(name));
                    parameters.put(
                            name, defaults.isEmpty() ? "" : defaults.get(0).getAttribute("default-value"));
                }
            }
            goals.put(text(mojo, "goal"), parameters);
        }
        return goals;
    }

    private static List<Element> elements(NodeList nodes) {
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
