package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.kubernetes.store.Change;

/** Does what a cluster does by itself after something has changed. */
interface Controller {
    void onChange(Change change);
}
