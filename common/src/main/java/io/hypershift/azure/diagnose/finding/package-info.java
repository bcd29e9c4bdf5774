/** What a diagnosis comes to, as values: findings, what could not be collected, and the facts that a report shows. */
@NullMarked
package io.hypershift.azure.diagnose.finding;

import org.jspecify.annotations.NullMarked;
