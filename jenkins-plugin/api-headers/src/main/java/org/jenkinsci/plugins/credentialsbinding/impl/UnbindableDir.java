package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.FilePath;
import java.io.IOException;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding.Unbinder;

/** A directory beside the workspace that goes with its binding. */
public class UnbindableDir {
    private UnbindableDir() {}

    public static UnbindableDir create(FilePath workspace) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("a declaration only");
    }

    public FilePath getDirPath() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public Unbinder getUnbinder() {
        throw new UnsupportedOperationException("a declaration only");
    }
}
