/** Whether diagnoses name what is broken: a catalogue of faults on the sandbox, and clusters that nothing ails. */
@NullMarked
package io.hypershift.azure.diagnose;

import org.jspecify.annotations.NullMarked;
