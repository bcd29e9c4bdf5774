package io.hypershift.azure.doctor;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.machines.Machines;
import java.util.List;
import java.util.Optional;

/**
 * What is going to be made. What is not given is not looked at.
 *
 * @param location the Azure region
 * @param prefix the foundation's name
 * @param oidcStorageAccount the issuer's storage account; a name made of prefix and subscription unless given
 * @param baseDomain the public zone that clusters will have their names in
 * @param nodes the node pool of a cluster
 * @param servicePrincipals whether service principals will be made, which takes a right in the directory
 * @param management whether there is a management cluster to look at
 */
public record DoctorRequest(
        String location,
        Optional<String> prefix,
        Optional<String> oidcStorageAccount,
        Optional<String> baseDomain,
        Nodes nodes,
        boolean servicePrincipals,
        boolean management) {

    /** Everything that is wrong with the request, as far as it can be told without asking Azure. */
    public List<Problem> validate() {
        var checks = new Checks();
        checks.matches(Parameter.LOCATION, location, Names.LOCATION, Names.LOCATION_RULE);
        oidcStorageAccount.ifPresent(it ->
                checks.matches(Parameter.OIDC_STORAGE_ACCOUNT, it, Names.STORAGE_ACCOUNT, Names.STORAGE_ACCOUNT_RULE));
        baseDomain.ifPresent(it -> checks.matches(Parameter.BASE_DOMAIN, it, Names.DOMAIN, Names.DOMAIN_RULE));
        nodes.instanceType()
                .ifPresent(it -> checks.matches(Parameter.INSTANCE_TYPE, it, Names.VM_SIZE, Names.VM_SIZE_RULE));
        checks.holds(Parameter.ARCH, nodes.arch(), List.of("amd64", "arm64")::contains, "it must be amd64 or arm64");
        if (nodes.replicas() < 0) {
            checks.wrong(Parameter.NODE_POOL_REPLICAS, String.valueOf(nodes.replicas()), "it cannot be negative");
        }
        return checks.problems();
    }

    Machines machines() {
        return new Machines(location, nodes.vmSize(), nodes.replicas(), List.of());
    }

    /**
     * The node pool of a cluster.
     *
     * @param replicas how many nodes
     * @param instanceType the Azure VM size; the CLI's default for the architecture unless given
     * @param arch {@code amd64} or {@code arm64}
     */
    public record Nodes(int replicas, Optional<String> instanceType, String arch) {
        /** The VM size as given, else the CLI's default. */
        public String vmSize() {
            return instanceType.orElse(arch.equals("arm64") ? "Standard_D4ps_v5" : "Standard_D4s_v5");
        }
    }
}
