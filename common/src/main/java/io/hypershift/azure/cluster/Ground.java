package io.hypershift.azure.cluster;

/**
 * What was there before a cluster, as far as its infrastructure depends on it.
 *
 * @param keepsMainGroup whether the cluster's resources go into a group that was there before
 */
record Ground(boolean keepsMainGroup, NetworkPlace network) {}
