package io.hypershift.azure.jenkins.work;

/** Work that comes in pieces, of which never two run at once. */
public interface Task {
    /** Does one piece. */
    Pace run();

    /** Whether the next piece is but a short look, which must not wait behind operations that last minutes. */
    boolean isLook();
}
