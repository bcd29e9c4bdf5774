/** The pipeline steps, credentials and reaper of the Jenkins plugin. */
@NullMarked
package io.hypershift.azure.jenkins;

import org.jspecify.annotations.NullMarked;
