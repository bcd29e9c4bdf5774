/** Phase 1 of the guide: identities, federated credentials and OIDC issuer that all clusters of a foundation share. */
@NullMarked
package io.hypershift.azure.foundation;

import org.jspecify.annotations.NullMarked;
