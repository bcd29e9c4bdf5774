package jenkins.model;

import hudson.ProxyConfiguration;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;

/** The running controller. */
public class Jenkins implements ItemGroup<TopLevelItem>, AccessControlled {
    public static final Permission ADMINISTER = null;

    private Jenkins() {}

    public static Jenkins get() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public File getRootDir() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public String getRootUrl() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public ProxyConfiguration getProxy() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public Item getItemByFullName(String name) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public <T extends Item> T getItemByFullName(String name, Class<T> type) {
        throw new UnsupportedOperationException("a declaration only");
    }
}
