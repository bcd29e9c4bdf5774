@NullMarked
package io.hypershift.azure.sandbox;

import org.jspecify.annotations.NullMarked;
