/** Upgrades of clusters that are there: the control plane first, then the nodes. */
@NullMarked
package io.hypershift.azure.upgrade;

import org.jspecify.annotations.NullMarked;
