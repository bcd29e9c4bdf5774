/** Azure as resources that can be looked at, put and removed: the only package that knows the Azure SDK. */
@NullMarked
package io.hypershift.azure.azureapi;

import org.jspecify.annotations.NullMarked;
