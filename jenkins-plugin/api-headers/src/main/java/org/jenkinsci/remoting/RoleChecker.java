package org.jenkinsci.remoting;

/** Decides on which side of a channel something may run. */
public abstract class RoleChecker {}
