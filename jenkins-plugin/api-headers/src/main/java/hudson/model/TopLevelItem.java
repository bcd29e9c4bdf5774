package hudson.model;

/** An item that Jenkins itself can hold. */
public interface TopLevelItem extends Item {}
