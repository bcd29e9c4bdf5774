/** The kinds of object that a cluster serves: built in and added by CustomResourceDefinitions. */
@NullMarked
package io.hypershift.azure.sandbox.kubernetes.kind;

import org.jspecify.annotations.NullMarked;
