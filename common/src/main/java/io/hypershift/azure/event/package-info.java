/** What happens while the product works, as values: a front end prints them. */
@NullMarked
package io.hypershift.azure.event;

import org.jspecify.annotations.NullMarked;
