/**
 * Why a hosted cluster is not well: what can be known of it is collected, rules over that find causes, and a report tells them.
 * {@link io.hypershift.azure.diagnose.Diagnoses} is the way in.
 */
@NullMarked
package io.hypershift.azure.diagnose;

import org.jspecify.annotations.NullMarked;
