package hudson.model.listeners;

/** Is told of what becomes of items, and of Jenkins' end. */
public class ItemListener {
    public void onBeforeShutdown() {
        throw new UnsupportedOperationException("a declaration only");
    }
}
