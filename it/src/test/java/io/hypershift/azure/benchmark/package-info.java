/** What operations cost: requests, time and memory, printed and never asserted. */
@NullMarked
package io.hypershift.azure.benchmark;

import org.jspecify.annotations.NullMarked;
