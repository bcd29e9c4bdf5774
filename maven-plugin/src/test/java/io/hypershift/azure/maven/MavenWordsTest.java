package io.hypershift.azure.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class MavenWordsTest {
    private final MavenWords words = new MavenWords("io.example:plugin:1.0");

    @Test
    void operations_and_parameters_are_what_the_user_types() {
        assertThat(words.operation(Operation.CREATE_FOUNDATION))
                .isEqualTo("mvn io.example:plugin:1.0:create-foundation");
        assertThat(words.parameter(Parameter.BASE_DOMAIN, "example.com"))
                .isEqualTo("-Dhypershift.baseDomain=example.com");
        assertThat(words.parameter(Parameter.RESOURCE_GROUP_TAGS)).isEqualTo("<resourceGroupTags>");
    }

    @Test
    void a_failure_begins_with_the_goal_and_indents_what_follows() {
        var problem = Problem.of("code", "no public DNS zone \"{}\"", "example.com")
                .because("It must exist first.")
                .remedy("Pass one with {}.", new Text.Setting(Parameter.BASE_DOMAIN, "..."));
        assertThat(new HyperShiftException(problem).report("create-cluster", words))
                .isEqualTo("""
                        create-cluster: no public DNS zone "example.com"
                          It must exist first.
                          Pass one with -Dhypershift.baseDomain=....""");
    }

    @Test
    void several_problems_are_counted_and_listed() {
        var failure = new HyperShiftException(List.of(Problem.of("a", "one"), Problem.of("b", "two")), List.of());
        assertThat(failure.report("create-cluster", words)).isEqualTo("create-cluster: 2 problems\n- one\n- two");
    }

    @Test
    void a_command_can_be_pasted_into_a_shell() {
        var command = new Command(words, Operation.DESTROY_CLUSTER)
                .with(Parameter.CLUSTER_NAME, "pr-42")
                .with(Parameter.MANAGEMENT_CONTEXT, null)
                .with(Parameter.OWNER, "Joe's job#7");
        assertThat(command)
                .hasToString("mvn io.example:plugin:1.0:destroy-cluster -Dhypershift.clusterName=pr-42"
                        + " '-Dhypershift.owner=Joe'\\''s job#7'");
    }

    @Test
    void about_a_cluster_goals_are_named_with_it() {
        var about = new WordsOnCluster(words, new ClusterKey("clusters", "pr-42"));
        assertThat(about.operation(Operation.SCALE_NODEPOOL))
                .isEqualTo("mvn io.example:plugin:1.0:scale-nodepool -Dhypershift.clusterName=pr-42");
        assertThat(about.operation(Operation.INSTALL_OPERATOR)).isEqualTo(words.operation(Operation.INSTALL_OPERATOR));
        assertThat(new WordsOnCluster(words, new ClusterKey("ci", "pr-42")).operation(Operation.VERIFY_CLUSTER))
                .endsWith(":verify-cluster -Dhypershift.clusterName=pr-42 -Dhypershift.namespace=ci");
    }
}
