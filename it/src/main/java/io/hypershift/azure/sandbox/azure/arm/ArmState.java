package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.AzureSettings;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import java.time.Clock;

/** What all of Resource Manager works on. Whoever changes several things at once holds this object's monitor. */
public record ArmState(
        String subscription,
        ResourceStore resources,
        Directory directory,
        Operations operations,
        AzureSettings settings,
        Clock clock) {}
