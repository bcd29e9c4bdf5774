package io.hypershift.azure.sandbox.azure.arm;

/** One part of Resource Manager's surface. */
interface Endpoint {
    boolean serves(ArmPath path);

    ArmAnswer answer(ArmCall call) throws InterruptedException;
}
