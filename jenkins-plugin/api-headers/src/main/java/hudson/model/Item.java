package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

/** A job, a folder or the like. */
public interface Item extends AccessControlled {
    Permission EXTENDED_READ = null;
}
