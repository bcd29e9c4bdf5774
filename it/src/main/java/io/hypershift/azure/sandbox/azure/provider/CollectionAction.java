package io.hypershift.azure.sandbox.azure.provider;

import io.hypershift.azure.sandbox.azure.arm.ArmAnswer;
import io.hypershift.azure.sandbox.azure.arm.ArmCall;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import java.util.Optional;
import java.util.function.Function;

/** An action that is on no resource, such as a check for a free name. */
record CollectionAction(String name, Function<ArmCall, ArmAnswer> answer) implements ResourceType {
    @Override
    public Pace pace() {
        return Pace.waiting(0, 0);
    }

    @Override
    public Optional<ArmAnswer> actOnCollection(String action, ArmCall call) {
        return Optional.of(answer.apply(call));
    }
}
