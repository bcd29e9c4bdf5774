package io.hypershift.azure.jenkins;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;

/** What HyperShift is asked to do, and takes its time for. */
interface Awaited {

    /** How long all of it may take. */
    Duration limit();

    /** Asks for it, as often as wanted; returns whether there is anything to wait for. */
    boolean begin(HyperShiftAzure hypershift, Cancellation cancellation);

    /**
     * Whether it is done, as one look tells; one that nobody answers tells nothing.
     *
     * @param waited since it was asked for first
     * @throws HyperShiftException when it will not get done
     */
    boolean isDone(HyperShiftAzure hypershift, Duration waited, Cancellation cancellation);

    /** The failure of one who has waited for as long as he would. */
    HyperShiftException late(HyperShiftAzure hypershift, Cancellation cancellation);

    /** What has come of it, for the log; where there was nothing to wait for, that. */
    String told(HyperShiftAzure hypershift, boolean waitedFor);
}
