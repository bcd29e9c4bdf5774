@NullMarked
package io.hypershift.azure.maven;

import org.jspecify.annotations.NullMarked;
