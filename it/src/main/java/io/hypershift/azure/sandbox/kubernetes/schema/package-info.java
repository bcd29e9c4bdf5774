/** What a CRD's schema says about an object: what is unknown, missing, defaulted, wrong, and how appliers share it. */
@NullMarked
package io.hypershift.azure.sandbox.kubernetes.schema;

import org.jspecify.annotations.NullMarked;
