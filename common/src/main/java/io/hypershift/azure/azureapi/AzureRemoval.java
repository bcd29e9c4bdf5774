package io.hypershift.azure.azureapi;

import io.hypershift.azure.plan.Removal;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The removal of something in Azure, whose passing refusals are waited out. */
record AzureRemoval(BooleanSupplier present, Runnable deletion) implements Removal {

    @Override
    public boolean exists() {
        return present.getAsBoolean();
    }

    @Override
    public void delete() {
        deletion.run();
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure);
    }
}
