package io.hypershift.azure.doctor;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.LoginChecks;
import io.hypershift.azure.foundation.ZoneChecks;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.machines.MachineChecks;
import io.hypershift.azure.operator.ManagementChecks;
import io.hypershift.azure.plan.Cancellation;
import java.util.function.Supplier;

/** Looks, before anything is made, whether it will be possible. */
public final class Doctor {
    private final Supplier<Azure> azure;
    private final Supplier<KubeApi> management;
    private final CheckRunner checks;
    private final NameServers nameServers;

    public Doctor(Supplier<Azure> azure, Supplier<KubeApi> management, CheckRunner checks, NameServers nameServers) {
        this.azure = azure;
        this.management = management;
        this.checks = checks;
        this.nameServers = nameServers;
    }

    /**
     * Makes all checks for which there is enough in the request. Nothing is changed.
     *
     * @throws HyperShiftException with all problems of the request before anything is sent
     */
    public CheckReport examine(DoctorRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        return checks.run(list(request, azure.get().readOnly()), cancellation);
    }

    private Checklist list(DoctorRequest request, Azure client) {
        var list = new Checklist();
        var network = new NetworkChecks(client);
        network.addEndpoints(list);
        var login = LoginChecks.add(list, client, "");
        new RightsChecks(client, request.servicePrincipals()).addTo(list, login);
        new ProviderChecks(client.providers()).addTo(list, login);
        new PolicyChecks(client.policies(), request).addTo(list, login);
        new StorageNameChecks(client, request, network).addTo(list, login);
        request.baseDomain().ifPresent(domain -> new ZoneChecks(domain, client, nameServers).addZone(list, login));
        new MachineChecks(client.compute(), request.machines()).addTo(list, login);
        if (request.management()) {
            ManagementChecks.of(management).addAll(list);
        }
        return list;
    }
}
