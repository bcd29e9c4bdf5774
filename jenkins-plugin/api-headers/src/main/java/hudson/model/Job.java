package hudson.model;

/** A job, with its builds. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> implements Item {
    private Job() {}

    public final String getFullName() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public RunT getBuildByNumber(int number) {
        throw new UnsupportedOperationException("a declaration only");
    }
}
