package org.jenkinsci.remoting;

/** What is not to run on just any side of a channel. */
public interface RoleSensitive {
    void checkRoles(RoleChecker checker) throws SecurityException;
}
