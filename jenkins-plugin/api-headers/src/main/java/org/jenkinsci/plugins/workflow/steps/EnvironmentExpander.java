package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.Map;

/** Adds variables for the body of a step. */
public abstract class EnvironmentExpander implements Serializable {
    public static EnvironmentExpander constant(Map<String, String> variables) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public static EnvironmentExpander merge(EnvironmentExpander outer, EnvironmentExpander inner) {
        throw new UnsupportedOperationException("a declaration only");
    }
}
