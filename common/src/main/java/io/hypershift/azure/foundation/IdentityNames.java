package io.hypershift.azure.foundation;

import io.hypershift.azure.foundation.Component.Account;

/**
 * What workload identities and their federated credentials are called.
 *
 * @param prefix what all names begin with
 * @param infraId the end of the CLI's identity names; unused in the guide's
 */
record IdentityNames(IdentityNaming naming, String prefix, String infraId) {

    String identity(Component component) {
        return switch (naming) {
            case GUIDE -> prefix + "-" + component.names().guide();
            case HYPERSHIFT -> prefix + "-" + component.names().cli() + "-" + infraId;
        };
    }

    /** What a credential is called of an identity that is there, whose name tells whose naming it has. */
    static String credentialOf(String identity, Component component, Account account) {
        var names = component.names();
        var cli = identity.lastIndexOf("-" + names.cli() + "-");
        var owner = identity.endsWith("-" + names.guide()) || cli < 0
                ? identity
                : identity.substring(0, cli) + "-" + names.cliCredential();
        return owner + "-fed-id" + account.credentialSuffix();
    }

    String credential(Component component, Account account) {
        var owner = switch (naming) {
            case GUIDE -> component.names().guide();
            case HYPERSHIFT -> component.names().cliCredential();
        };
        return prefix + "-" + owner + "-fed-id" + account.credentialSuffix();
    }
}
