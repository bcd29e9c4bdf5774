/** How private hosted clusters are reached: Azure Private Link, from the cluster's network to its control plane. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.privatelink;

import org.jspecify.annotations.NullMarked;
