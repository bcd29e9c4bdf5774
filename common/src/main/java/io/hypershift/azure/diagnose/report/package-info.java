/** Writes a diagnosis into files for people, programs and CI servers; {@link io.hypershift.azure.diagnose.report.DiagnosisFiles} is the way in. */
@NullMarked
package io.hypershift.azure.diagnose.report;

import org.jspecify.annotations.NullMarked;
