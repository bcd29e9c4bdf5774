/** Questions to DNS: the only package that knows the DNS library. */
@NullMarked
package io.hypershift.azure.dns;

import org.jspecify.annotations.NullMarked;
