/** Rules: one fact about the world each, looked for in what was collected. */
@NullMarked
package io.hypershift.azure.diagnose.rule;

import org.jspecify.annotations.NullMarked;
