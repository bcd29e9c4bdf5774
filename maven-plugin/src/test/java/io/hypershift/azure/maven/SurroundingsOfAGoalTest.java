package io.hypershift.azure.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;

class SurroundingsOfAGoalTest {
    @Test
    void the_management_kubeconfig_is_found_where_kubectl_finds_it() {
        var home = Path.of("/home/joe");
        assertThat(Kubeconfigs.management(null, Map.of(), home).origin()).isEqualTo("/home/joe/.kube/config");
        assertThat(Kubeconfigs.management(null, Map.of("KUBECONFIG", "/tmp/one:/tmp/two"), home)
                        .origin())
                .isEqualTo("/tmp/one");
        assertThat(Kubeconfigs.management(Path.of("/given").toFile(), Map.of("KUBECONFIG", "/tmp/one"), home)
                        .origin())
                .isEqualTo("/given");
    }

    @Test
    void the_proxy_is_the_active_one_of_the_settings_for_https_before_http() {
        var settings = new Settings();
        assertThat(SettingsProxy.of(settings)).isEmpty();
        settings.addProxy(proxy("http", "plain", true));
        settings.addProxy(proxy("https", "off", false));
        assertThat(SettingsProxy.of(settings)).contains("http://plain:3128");
        settings.addProxy(proxy("https", "secure", true));
        assertThat(SettingsProxy.of(settings)).contains("http://secure:3128");
    }

    @Test
    void there_is_no_cluster_where_integration_tests_are_skipped() {
        assertThat(SkipRules.testsSkippedBy(properties(), project("3.5.5", properties())))
                .isEmpty();
        assertThat(SkipRules.testsSkippedBy(properties("skipITs", ""), project("3.6.1", properties())))
                .contains("skipITs");
        assertThat(SkipRules.testsSkippedBy(properties(), project("3.5.5", properties("skipTests", "true"))))
                .contains("skipTests");
        assertThat(SkipRules.testsSkippedBy(properties(), project("3.6.1", properties("maven.test.skip", "true"))))
                .contains("maven.test.skip");
        assertThat(SkipRules.testsSkippedBy(
                        properties("skipTests", "false"), project("3.5.5", properties("skipTests", "true"))))
                .isEmpty();
    }

    @Test
    void there_is_a_cluster_where_failsafe_runs_integration_tests_though_unit_tests_are_skipped() {
        var user = properties("skipTests", "true");

        assertThat(SkipRules.testsSkippedBy(user, project("3.6.0", properties())))
                .isEmpty();
        assertThat(SkipRules.testsSkippedBy(user, project("3.6.0-M1", properties())))
                .contains("skipTests");
        assertThat(SkipRules.testsSkippedBy(user, new MavenProject()))
                .as("where something else runs them")
                .contains("skipTests");
    }

    private static MavenProject project(String failsafe, Properties properties) {
        var plugin = new Plugin();
        plugin.setArtifactId("maven-failsafe-plugin");
        plugin.setVersion(failsafe);
        var project = new MavenProject();
        project.getBuild().addPlugin(plugin);
        project.getModel().setProperties(properties);
        return project;
    }

    @Test
    void the_owner_is_the_build_as_the_ci_tells_it() {
        var local = new BuildIdentity("joe@desk:a:b", "joe@desk:/src", "");
        assertThat(BuildIdentity.of(Map.of(), () -> local)).isEqualTo(local);
        assertThat(BuildIdentity.of(
                        Map.of(
                                "BUILD_TAG",
                                "jenkins-a-7",
                                "JOB_NAME",
                                "a",
                                "BUILD_NUMBER",
                                "7",
                                "BUILD_URL",
                                "https://ci/a/7"),
                        () -> local))
                .isEqualTo(new BuildIdentity("a#7", "https://ci/a/7", "7"));
        assertThat(BuildIdentity.of(Map.of("GITHUB_RUN_ID", "12", "GITHUB_REPOSITORY", "o/r"), () -> local))
                .isEqualTo(new BuildIdentity("o/r#12", "https://github.com/o/r/actions/runs/12", "12"));
        assertThat(BuildIdentity.of(Map.of("CI_JOB_URL", "https://gitlab/j/9"), () -> local)
                        .owner())
                .isEqualTo("https://gitlab/j/9");
    }

    private static Proxy proxy(String protocol, String host, boolean active) {
        var proxy = new Proxy();
        proxy.setProtocol(protocol);
        proxy.setHost(host);
        proxy.setPort(3128);
        proxy.setActive(active);
        return proxy;
    }

    private static Properties properties(String... pair) {
        var properties = new Properties();
        if (pair.length == 2) {
            properties.setProperty(pair[0], pair[1]);
        }
        return properties;
    }
}
