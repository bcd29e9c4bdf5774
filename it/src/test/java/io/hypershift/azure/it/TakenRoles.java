package io.hypershift.azure.it;

/** Takes rights away from the identities of a foundation. */
final class TakenRoles {
    private TakenRoles() {}

    /** From now on the component's identity may do nothing in Azure. */
    static void of(String component, Product product) {
        var principal = product.createFoundation().identities().entrySet().stream()
                .filter(it -> it.getKey().key().equals(component))
                .map(it -> it.getValue().principalId())
                .findFirst()
                .orElseThrow();
        var store = product.sandbox().azure().store();
        store.ofType("Microsoft.Authorization/roleAssignments").stream()
                .filter(it -> it.properties().path("principalId").asText().equals(principal))
                .toList()
                .forEach(it -> store.remove(it.id()));
    }
}
