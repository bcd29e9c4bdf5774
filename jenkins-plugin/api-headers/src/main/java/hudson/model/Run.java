package hudson.model;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import jenkins.model.ArtifactManager;

/** A build. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> {
    private Run() {}

    public JobT getParent() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public int getNumber() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public String getUrl() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public File getRootDir() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public final Charset getCharset() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public final synchronized ArtifactManager pickArtifactManager() throws IOException {
        throw new UnsupportedOperationException("a declaration only");
    }

    public boolean isBuilding() {
        throw new UnsupportedOperationException("a declaration only");
    }
}
