/** The Maven front end: parameters in, one call, events out. */
@NullMarked
package io.hypershift.azure.maven;

import org.jspecify.annotations.NullMarked;
