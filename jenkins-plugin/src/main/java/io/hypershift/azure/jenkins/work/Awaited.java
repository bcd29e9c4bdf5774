package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.failure.HyperShiftException;
import java.time.Duration;

/** What HyperShift is asked to do, and takes its time for. */
public interface Awaited {

    /** How long all of it may take. */
    Duration limit();

    /** Asks for it, as often as wanted; returns whether there is anything to wait for. */
    boolean begin();

    /**
     * Whether it is done, as one look tells; one that nobody answers tells nothing.
     *
     * @param waited since it was asked for first
     * @throws HyperShiftException when it will not get done
     */
    boolean isDone(Duration waited);

    /** The failure of one who has waited for as long as he would. */
    HyperShiftException late();

    /**
     * What has come of it, for a reader.
     *
     * @param waitedFor whether there was anything to wait for
     */
    String told(boolean waitedFor);
}
