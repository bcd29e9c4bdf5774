/** What a cluster's own controllers and kubelets do with Deployments, Jobs and Services. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.workload;

import org.jspecify.annotations.NullMarked;
