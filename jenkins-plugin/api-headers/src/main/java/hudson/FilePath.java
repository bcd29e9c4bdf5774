package hudson;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;

/** A file or directory on the controller or on an agent. */
public final class FilePath implements Serializable {
    public FilePath(File localPath) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public String getRemote() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public boolean isRemote() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public FilePath child(String path) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public void mkdirs() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("a declaration only");
    }

    public void chmod(int mode) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("a declaration only");
    }

    public void write(String content, String encoding) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("a declaration only");
    }

    public void deleteRecursive() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("a declaration only");
    }

    public Launcher createLauncher(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("a declaration only");
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("a declaration only");
    }

    /** Work that is sent to where the file is. */
    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File file, VirtualChannel channel) throws IOException, InterruptedException;
    }
}
