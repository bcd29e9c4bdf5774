/** The main job on the sandbox, to look at. */
@NullMarked
package io.hypershift.azure.demo;

import org.jspecify.annotations.NullMarked;
