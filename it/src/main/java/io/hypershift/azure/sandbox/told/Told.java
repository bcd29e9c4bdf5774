package io.hypershift.azure.sandbox.told;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that one management cluster is told. */
public final class Told {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReleaseImages releases = new ReleaseImages(this::changed);
    private final ReleaseStreams streams = new ReleaseStreams(releases);
    private final Images images = new Images(releases, this::changed);
    private final Logins logins = new Logins(this::changed);
    private final Programs programs = new Programs(this::changed);
    private final Egress egress = new Egress(this::changed);
    private final Egress nodeEgress = new Egress(this::changed);
    private final SilentNodes nodes = new SilentNodes(this::changed);
    private final StoppedControllers controllers = new StoppedControllers(this::changed);

    /** What the registries give out. */
    public Images images() {
        return images;
    }

    /** Which OpenShift releases there are. */
    public ReleaseImages releases() {
        return releases;
    }

    /** Which of them the release controllers tell of. */
    public ReleaseStreams streams() {
        return streams;
    }

    /** Who is known at registries. */
    public Logins logins() {
        return logins;
    }

    /** What containers do. */
    public Programs programs() {
        return programs;
    }

    /** What can be reached from the cluster. */
    public Egress egress() {
        return egress;
    }

    /** What hosted clusters' nodes reach of their control planes: a firewall may stand between, of which Azure knows nothing. */
    public Egress nodeEgress() {
        return nodeEgress;
    }

    /** Which controllers do nothing. */
    public StoppedControllers controllers() {
        return controllers;
    }

    /** Which nodes say nothing. */
    public SilentNodes nodes() {
        return nodes;
    }

    /** What to do whenever something else is told. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
