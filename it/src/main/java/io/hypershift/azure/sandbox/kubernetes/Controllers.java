package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.store.Change;
import io.hypershift.azure.sandbox.kubernetes.store.RevisionGoneException;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.time.Duration;
import java.util.List;

/** Tells the controllers, on one thread, of every change in its order. */
final class Controllers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Store store;
    private final List<Controller> controllers;
    private final Thread thread;
    private long seen;

    Controllers(Store store, List<Controller> controllers, String name) {
        this.store = store;
        this.controllers = controllers;
        this.seen = store.revision();
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (var change : store.changesAfter(seen, PATIENCE)) {
                    seen = change.revision();
                    tell(change);
                }
            } catch (RevisionGoneException e) {
                seen = store.revision();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void tell(Change change) {
        for (var controller : controllers) {
            try {
                controller.onChange(change);
            } catch (ApiError e) {
                // Somebody was faster; the change that they made comes next.
            }
        }
    }
}
