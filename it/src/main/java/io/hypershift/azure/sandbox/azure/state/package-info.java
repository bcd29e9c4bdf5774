@NullMarked
package io.hypershift.azure.sandbox.azure.state;

import org.jspecify.annotations.NullMarked;
