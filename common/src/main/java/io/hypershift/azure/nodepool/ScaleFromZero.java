package io.hypershift.azure.nodepool;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.operator.InstalledOptions;

/** Whether pools may grow from no node: the operator then has to know what a VM size has, without a machine to look at. */
record ScaleFromZero(KubeApi management, String operatorNamespace) {

    /** Throws where the operator cannot; it would keep one node without a word. */
    void require() {
        var options = InstalledOptions.read(management, operatorNamespace)
                .orElseThrow(() -> new HyperShiftException(Problem.of(
                                "no-operator",
                                "{} cannot be 0: there is no operator in namespace {} that would say whether it can",
                                Parameter.AUTO_SCALING_MIN,
                                operatorNamespace)
                        .remedy("Tell where it runs with {}.", Parameter.OPERATOR_NAMESPACE)));
        if (!options.scalesFromZero()) {
            throw new HyperShiftException(Problem.of(
                            "no-scale-from-zero",
                            "{} cannot be 0: the operator in namespace {} was installed without scaling from zero",
                            Parameter.AUTO_SCALING_MIN,
                            operatorNamespace)
                    .because("It would keep one node: without a machine, it does not know what a VM size has.")
                    .remedy(
                            "Give 1; or install it again with {}: {}",
                            new Setting(Parameter.SCALE_FROM_ZERO_PROVIDER, "azure"),
                            Operation.INSTALL_OPERATOR));
        }
    }
}
