@NullMarked
package io.hypershift.azure.sandbox.azure.fault;

import org.jspecify.annotations.NullMarked;
