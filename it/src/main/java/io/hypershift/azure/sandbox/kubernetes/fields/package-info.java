/** Who owns which fields of an object, and how applied configurations merge (server-side apply). */
@NullMarked
package io.hypershift.azure.sandbox.kubernetes.fields;

import org.jspecify.annotations.NullMarked;
