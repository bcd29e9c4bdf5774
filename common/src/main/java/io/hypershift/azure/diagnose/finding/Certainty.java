package io.hypershift.azure.diagnose.finding;

import java.util.Locale;

/** How sure it is that a finding is a cause. */
public enum Certainty {
    /** It was seen itself, not only what follows from it, and nothing gets on as long as it is so. */
    CERTAIN,
    /** What follows from it was seen, and little else explains that. */
    LIKELY,
    /** It would explain what was seen, and so would other things. */
    POSSIBLE;

    /** In lower case, as messages and files have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
