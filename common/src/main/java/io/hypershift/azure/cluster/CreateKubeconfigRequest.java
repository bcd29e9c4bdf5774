package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose kubeconfig is wanted, and where.
 *
 * @param clusterName the cluster; all of the namespace in one file where none is named
 * @param custom whether the one by the API server's own DNS name is wanted
 * @param kubeadminPasswordFile where the password of the console's kubeadmin goes
 * @param portForward whether the API server is to be reached by a port of this machine, through the management cluster
 */
public record CreateKubeconfigRequest(
        Optional<String> clusterName,
        String namespace,
        boolean custom,
        Path file,
        Optional<Path> kubeadminPasswordFile,
        boolean portForward) {

    /** Everything that is wrong with the request, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        if (clusterName.isPresent()) {
            return new ClusterKey(namespace, clusterName.get()).validate();
        }
        var checks = new Checks();
        checks.matches(Parameter.NAMESPACE, namespace, Names.LABEL, Names.LABEL_RULE);
        var problems = new ArrayList<>(checks.problems());
        kubeadminPasswordFile.ifPresent(it -> problems.add(ofOne(Parameter.KUBEADMIN_PASSWORD_FILE)));
        if (portForward) {
            problems.add(ofOne(Parameter.PORT_FORWARD));
        }
        return List.copyOf(problems);
    }

    private static Problem ofOne(Parameter parameter) {
        return Problem.of("of-one-cluster", "{} is given without {}", parameter, Parameter.CLUSTER_NAME)
                .because("It is about one cluster, and without a name all of the namespace are meant.")
                .remedy("Name the cluster.");
    }
}
