package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugin as it is installed. */
class HpiIT {
    private static final String PACKAGE = "io.hypershift.azure.jenkins.";
    private static final long LARGEST = 36L * 1024 * 1024;

    private JarFile hpi;

    @BeforeEach
    void open() throws IOException {
        hpi = new JarFile(System.getProperty("jenkins-plugin.hpi"));
    }

    @AfterEach
    void close() throws IOException {
        hpi.close();
    }

    @Test
    void it_and_the_jar_in_it_tell_that_they_are_the_plugin() throws IOException {
        for (var manifest : new Manifest[] {
            hpi.getManifest(), new Manifest(new ByteArrayInputStream(plugin().get("META-INF/MANIFEST.MF")))
        }) {
            var attributes = manifest.getMainAttributes();
            assertThat(attributes.getValue("Short-Name")).isEqualTo("hypershift-azure");
            assertThat(attributes.getValue("Plugin-Version")).isNotBlank().doesNotContain("$");
            assertThat(attributes.getValue("Jenkins-Version")).isEqualTo("2.479.3");
            assertThat(attributes.getValue("PluginFirstClassLoader")).isEqualTo("true");
            assertThat(attributes.getValue("Plugin-Dependencies").split(","))
                    .allMatch(dependency -> dependency.matches("[a-z-]+:\\d+\\.v\\w+"))
                    .extracting(dependency -> dependency.substring(0, dependency.indexOf(':')))
                    .containsExactly(
                            "workflow-step-api", "credentials", "plain-credentials", "credentials-binding", "structs");
            assertThat(attributes).doesNotContainKey(new Attributes.Name("Build-Jdk"));
        }
    }

    @Test
    void jenkins_finds_its_extensions_symbols_and_description() throws IOException {
        var entries = plugin();
        var index = new String(entries.get("META-INF/annotations/hudson.Extension"), StandardCharsets.ISO_8859_1);
        assertThat(index)
                .contains(PACKAGE + "WithHostedClusterStep$DescriptorImpl")
                .contains(PACKAGE + "WithHostedClusterKubeconfigStep$DescriptorImpl")
                .contains(PACKAGE + "CreateClusterStep$DescriptorImpl")
                .contains(PACKAGE + "DestroyClusterStep$DescriptorImpl")
                .contains(PACKAGE + "ListClustersStep$DescriptorImpl")
                .contains(PACKAGE + "ExtendClusterStep$DescriptorImpl")
                .contains(PACKAGE + "ReapClustersStep$DescriptorImpl")
                .contains(PACKAGE + "DoctorStep$DescriptorImpl")
                .contains(PACKAGE + "VerifyFoundationStep$DescriptorImpl")
                .contains(PACKAGE + "InstallOperatorStep$DescriptorImpl")
                .contains(PACKAGE + "HyperShiftAzureCredentials$DescriptorImpl")
                .contains(PACKAGE + "HyperShiftAzureBinding$DescriptorImpl")
                .contains(PACKAGE + "HyperShiftReaper")
                .contains(PACKAGE + "HyperShiftEngine");
        assertThat(new String(
                        entries.get("META-INF/services/annotations/org.jenkinsci.Symbol"), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(PACKAGE + "HyperShiftAzureBinding$DescriptorImpl");
        assertThat(entries).containsKey("index.jelly");
        assertThat(entries.keySet())
                .filteredOn(name -> name.endsWith(".class"))
                .allMatch(name -> name.startsWith("io/hypershift/azure/jenkins/"));
    }

    @Test
    void it_brings_what_it_needs_once_and_nothing_that_jenkins_has() {
        var jars = hpi.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith("WEB-INF/lib/"))
                .toList();
        assertThat(jars)
                .anyMatch(name -> name.contains("/hypershift-azure-common-"))
                .noneMatch(name -> name.matches(".*/(slf4j|jna|netty|jenkins-core|hypershift-azure-jenkins-api|"
                        + "hypershift-azure-it|hypershift-azure-maven|msal4j-persistence|guava|spotbugs).*"));
        assertThat(jars).filteredOn(name -> name.contains("/jackson-databind")).hasSize(1);
        assertThat(jars).filteredOn(name -> name.contains("/jackson-core")).hasSize(1);
    }

    @Test
    void two_builds_of_it_are_the_same_since_no_entry_has_a_time_of_its_own() {
        assertThat(hpi.stream().map(ZipEntry::getTime).distinct()).hasSize(1);
    }

    @Test
    void it_is_not_larger_than_it_must_be() {
        hpi.stream()
                .sorted(Comparator.comparingLong(ZipEntry::getCompressedSize).reversed())
                .forEach(part -> System.out.printf("%9d %s%n", part.getCompressedSize(), part.getName()));
        assertThat(hpi.stream().mapToLong(ZipEntry::getCompressedSize).sum()).isLessThan(LARGEST);
    }

    /** The entries of the plugin's own jar. */
    private Map<String, byte[]> plugin() throws IOException {
        var jar = hpi.stream()
                .filter(entry -> entry.getName().startsWith("WEB-INF/lib/hypershift-azure-jenkins-plugin-"))
                .toList();
        assertThat(jar).hasSize(1);
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(hpi.getInputStream(jar.get(0)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
