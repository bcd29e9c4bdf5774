package io.hypershift.azure.sandbox.hypershift.render;

/** The rights of HyperShift's operator (HyperShift 3ee9615, cmd/install/assets). */
final class OperatorRules {
    private static final String ALWAYS = """
            hypershift.openshift.io / *: *
            certificates.hypershift.openshift.io / *: *
            scheduling.hypershift.openshift.io / *: *
            auditlogpersistence.hypershift.openshift.io / *: get,list,watch
            config.openshift.io / *: get,list,watch
            apiextensions.k8s.io / customresourcedefinitions,customresourcedefinitions/status: *
            batch / cronjobs,jobs: *
            coordination.k8s.io / leases: *
            networking.k8s.io / networkpolicies: *
            bootstrap.cluster.x-k8s.io,controlplane.cluster.x-k8s.io,infrastructure.cluster.x-k8s.io,\
            machines.cluster.x-k8s.io,exp.infrastructure.cluster.x-k8s.io,addons.cluster.x-k8s.io,\
            exp.cluster.x-k8s.io,cluster.x-k8s.io,monitoring.coreos.com,monitoring.rhobs / *: *
            policy / poddisruptionbudgets: *
            operator.openshift.io / *: *
            route.openshift.io / *: *
            image.openshift.io / *: *
            security.openshift.io / securitycontextconstraints: *
            rbac.authorization.k8s.io / *: get,list,watch,create,update,patch,delete,deletecollection
            core / events,configmaps,configmaps/finalizers,persistentvolumeclaims,pods,pods/log,secrets,nodes,\
            namespaces,serviceaccounts,services,endpoints: *
            core / persistentvolumes: get
            apps / deployments,replicasets,statefulsets: *
            etcd.database.coreos.com / *: *
            machine.openshift.io / *: *
            monitoring.coreos.com,monitoring.rhobs / podmonitors: get,list,watch,create,update
            capi-provider.agent-install.openshift.io / *: *
            operator.openshift.io / ingresscontrollers: *
            kubevirt.io / virtualmachineinstances,virtualmachines,virtualmachines/finalizers: *
            cdi.kubevirt.io / datavolumes: get,list,watch
            ipam.cluster.x-k8s.io / ipaddressclaims,ipaddressclaims/status: *
            ipam.cluster.x-k8s.io / ipaddresses,ipaddresses/status: create,delete,get,list,update,watch
            openstack.k-orc.cloud / *: *
            subresources.kubevirt.io / virtualmachineinstances/addvolume,virtualmachineinstances/removevolume,\
            virtualmachines/addvolume,virtualmachines/removevolume: update
            cdi.kubevirt.io / datavolumes: *
            agent-install.openshift.io / agents: *
            snapshot.storage.k8s.io / volumesnapshots: get,create,delete
            extensions.hive.openshift.io / agentclusterinstalls: *
            hive.openshift.io / clusterdeployments: *
            discovery.k8s.io / endpointslices,endpointslices/restricted: *
            admissionregistration.k8s.io / validatingwebhookconfigurations named hypershift.openshift.io: delete
            admissionregistration.k8s.io / mutatingwebhookconfigurations,validatingwebhookconfigurations: get,list,\
            watch,update
            certificates.k8s.io / certificatesigningrequests: get,list,watch
            certificates.k8s.io / certificatesigningrequests/status: patch
            certificates.k8s.io / certificatesigningrequests/approval: update
            certificates.k8s.io / signers: approve
            certificates.k8s.io / signers: sign
            autoscaling.k8s.io / verticalpodautoscalers: *
            admissionregistration.k8s.io / validatingadmissionpolicies,validatingadmissionpolicybindings: *
            externaldns.k8s.io / dnsendpoints: create,get,update,delete
            """;

    private static final String OF_METRICS_ACCESS = """
            metrics.k8s.io / pods: get
            """;

    private static final String OF_AUDIT_LOG_PERSISTENCE = """
            core / persistentvolumeclaims: create,update,get,list,watch
            core / pods: get,list,watch,update
            apps / replicasets: get,list,watch
            core / configmaps: get,list,watch
            snapshot.storage.k8s.io / volumesnapshots: get,list,watch,create,delete
            """;

    private OperatorRules() {}

    static String of(RenderFlags flags) {
        return ALWAYS
                + (flags.is("enable-cvo-management-cluster-metrics-access") ? OF_METRICS_ACCESS : "")
                + (flags.is("enable-audit-log-persistence") ? OF_AUDIT_LOG_PERSISTENCE : "");
    }
}
