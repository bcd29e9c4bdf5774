/** What {@code hypershift install render} prints. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.render;

import org.jspecify.annotations.NullMarked;
