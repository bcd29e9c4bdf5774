package io.hypershift.azure.sandbox.told;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that one management cluster is told. */
public final class Told {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Images images = new Images(this::changed);
    private final Programs programs = new Programs(this::changed);
    private final Egress egress = new Egress(this::changed);
    private final StoppedControllers controllers = new StoppedControllers(this::changed);

    /** What the registries give out. */
    public Images images() {
        return images;
    }

    /** What containers do. */
    public Programs programs() {
        return programs;
    }

    /** What can be reached from the cluster. */
    public Egress egress() {
        return egress;
    }

    /** Which controllers do nothing. */
    public StoppedControllers controllers() {
        return controllers;
    }

    /** What to do whenever something else is told. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
