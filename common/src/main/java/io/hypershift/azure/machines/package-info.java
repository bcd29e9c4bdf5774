/** Whether Azure has the virtual machines that a cluster's nodes are to be. */
@NullMarked
package io.hypershift.azure.machines;

import org.jspecify.annotations.NullMarked;
