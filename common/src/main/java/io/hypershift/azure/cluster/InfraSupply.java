package io.hypershift.azure.cluster;

import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.List;

/** The infrastructure of a cluster, as the rest of its plan sees it. */
interface InfraSupply {

    /** All steps that must be done before it is there. */
    List<Step<?>> all();

    /** What it is then. */
    Infra result(Values values);

    /** One that is there already. */
    static InfraSupply of(Infra there) {
        return new InfraSupply() {
            @Override
            public List<Step<?>> all() {
                return List.of();
            }

            @Override
            public Infra result(Values values) {
                return there;
            }
        };
    }
}
