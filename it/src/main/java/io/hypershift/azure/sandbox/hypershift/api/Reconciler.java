package io.hypershift.azure.sandbox.hypershift.api;

/** Brings one object's world to what the object says; called again until it is so. */
@FunctionalInterface
public interface Reconciler {
    Next reconcile(String namespace, String name) throws Exception;
}
