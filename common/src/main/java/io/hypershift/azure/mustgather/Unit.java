package io.hypershift.azure.mustgather;

import java.io.IOException;
import java.util.List;

/** A piece of the work that is read at once: a list of objects, or a log. */
interface Unit {
    /** What is read, to tell that it is not there. */
    String what();

    /** Whether it may be large: not asked for when there is no room left. */
    boolean isLarge();

    /** Reads it into files; what fails is told, and what was read until then is kept. */
    List<Entry> read(Staging staging, Progress progress) throws IOException;
}
