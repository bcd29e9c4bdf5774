package io.hypershift.azure.sandbox.hypershift.render;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;

/** The roles for people who make hosted clusters, and for those who look at them; only when asked for. */
final class AdminAccess {
    private static final String CLIENT = "hypershift-client";
    private static final String READERS = "hypershift-readers";
    private static final String CLIENT_RULES = """
            hypershift.openshift.io / hostedclusters,nodepools: *
            """;
    private static final String READER_RULES = """
            hypershift.openshift.io / *: get,list,watch
            config.openshift.io / *: get,list,watch
            apiextensions.k8s.io / customresourcedefinitions: get,list,watch
            networking.k8s.io / networkpolicies: get,list,watch
            bootstrap.cluster.x-k8s.io,controlplane.cluster.x-k8s.io,infrastructure.cluster.x-k8s.io,\
            machines.cluster.x-k8s.io,exp.infrastructure.cluster.x-k8s.io,addons.cluster.x-k8s.io,\
            exp.cluster.x-k8s.io,cluster.x-k8s.io / *: get,list,watch
            operator.openshift.io / *: get,list,watch
            route.openshift.io / *: get,list,watch
            security.openshift.io / securitycontextconstraints: get,list,watch,use
            rbac.authorization.k8s.io / *: get,list,watch
            core / events,configmaps,pods,pods/log,nodes,namespaces,serviceaccounts,services: get,list,watch
            apps / deployments: get,list,watch
            etcd.database.coreos.com / *: get,list,watch
            machine.openshift.io / *: get,list,watch
            monitoring.coreos.com,monitoring.rhobs / podmonitors: get,list,watch
            capi-provider.agent-install.openshift.io / *: get,list,watch
            """;

    private AdminAccess() {}

    static List<Resource> render(RenderFlags flags) {
        if (!flags.is("enable-admin-rbac-generation")) {
            return List.of();
        }
        var namespace = flags.namespace();
        return List.of(
                Rbac.clusterRole(CLIENT, CLIENT_RULES),
                Rbac.serviceAccount(namespace, CLIENT),
                Rbac.clusterRoleBinding(CLIENT, List.of(Rbac.account(namespace, CLIENT), Rbac.group(CLIENT))),
                Rbac.clusterRole(READERS, READER_RULES),
                Rbac.clusterRoleBinding(READERS, Rbac.group(READERS)));
    }
}
