package hudson.model;

import hudson.triggers.SafeTimerTask;

/** What the controller does again and again. */
public abstract class PeriodicWork extends SafeTimerTask {
    public abstract long getRecurrencePeriod();
}
