/** Node pools, their machines, and the virtual machines behind them. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.nodepool;

import org.jspecify.annotations.NullMarked;
