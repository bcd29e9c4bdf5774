@NullMarked
package io.hypershift.azure.sandbox.dns;

import org.jspecify.annotations.NullMarked;
