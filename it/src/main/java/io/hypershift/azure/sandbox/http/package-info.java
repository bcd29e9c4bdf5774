@NullMarked
package io.hypershift.azure.sandbox.http;

import org.jspecify.annotations.NullMarked;
