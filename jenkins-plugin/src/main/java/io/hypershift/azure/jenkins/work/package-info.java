/**
 * What the steps do, without a Jenkins type: threads and clients that all builds share, the pieces in which a cluster comes and
 * goes, and what this controller remembers of it.
 */
@NullMarked
package io.hypershift.azure.jenkins.work;

import org.jspecify.annotations.NullMarked;
