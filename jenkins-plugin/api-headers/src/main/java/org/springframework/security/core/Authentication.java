package org.springframework.security.core;

/** Who somebody is, for Spring Security. */
public interface Authentication {}
