/** Steps with dependencies: they look first, act where reality differs, run in parallel, and can be cancelled and repeated. */
@NullMarked
package io.hypershift.azure.plan;

import org.jspecify.annotations.NullMarked;
