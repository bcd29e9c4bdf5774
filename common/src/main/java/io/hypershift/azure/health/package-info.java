/** Whether clusters that are there are well, and what ails them: read from what their operators report, without changing anything. */
@NullMarked
package io.hypershift.azure.health;

import org.jspecify.annotations.NullMarked;
