package io.hypershift.azure.sandbox.kubernetes.kind;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import java.util.List;
import java.util.Optional;

/** The kinds that every cluster serves. */
final class BuiltInKinds {
    private static final ScalePaths REPLICAS = new ScalePaths(".spec.replicas", ".status.replicas", ".spec.selector");

    private BuiltInKinds() {}

    static List<Kind> all() {
        return List.of(
                stateful(Namespace.class, "ns"),
                plain(Secret.class),
                plain(ConfigMap.class, "cm"),
                plain(ServiceAccount.class, "sa"),
                stateful(Service.class, "svc"),
                plain(Endpoints.class, "ep"),
                stateful(Pod.class, "po"),
                stateful(PersistentVolumeClaim.class, "pvc"),
                stateful(PersistentVolume.class, "pv"),
                stateful(Node.class, "no"),
                plain(Event.class, "ev"),
                scaled(Deployment.class, "deploy"),
                scaled(ReplicaSet.class, "rs"),
                scaled(StatefulSet.class, "sts"),
                generational(DaemonSet.class, "ds"),
                generational(Job.class),
                generational(CronJob.class, "cj"),
                plain(Role.class),
                plain(RoleBinding.class),
                plain(ClusterRole.class),
                plain(ClusterRoleBinding.class),
                stateful(CertificateSigningRequest.class, "csr"),
                plain(Lease.class),
                plain(PriorityClass.class, "pc"),
                stateful(ResourceQuota.class, "quota"),
                generational(CustomResourceDefinition.class, "crd", "crds"),
                plain(MutatingWebhookConfiguration.class),
                plain(ValidatingWebhookConfiguration.class),
                plain(StorageClass.class, "sc"),
                generational(PodDisruptionBudget.class, "pdb"),
                plain(NetworkPolicy.class, "netpol"),
                generational(Ingress.class, "ing"),
                plain(EndpointSlice.class),
                plain(io.fabric8.kubernetes.api.model.events.v1.Event.class, "ev"));
    }

    private static Kind plain(Class<? extends HasMetadata> model, String... shortNames) {
        return kind(model, false, false, Optional.empty(), shortNames);
    }

    private static Kind stateful(Class<? extends HasMetadata> model, String... shortNames) {
        return kind(model, true, false, Optional.empty(), shortNames);
    }

    private static Kind generational(Class<? extends HasMetadata> model, String... shortNames) {
        return kind(model, true, true, Optional.empty(), shortNames);
    }

    private static Kind scaled(Class<? extends HasMetadata> model, String... shortNames) {
        return kind(model, true, true, Optional.of(REPLICAS), shortNames);
    }

    private static Kind kind(
            Class<? extends HasMetadata> model,
            boolean hasStatus,
            boolean hasGeneration,
            Optional<ScalePaths> scale,
            String... shortNames) {
        var kind = HasMetadata.getKind(model);
        return new Kind(
                new ResourceName(
                        Optional.ofNullable(HasMetadata.getGroup(model)).orElse(""), HasMetadata.getPlural(model)),
                HasMetadata.getVersion(model),
                new KindNames(
                        kind, kind + "List", HasMetadata.getSingular(model), List.of(shortNames), categories(kind)),
                Namespaced.class.isAssignableFrom(model),
                hasStatus,
                hasGeneration,
                scale,
                false,
                true,
                new BuiltInRules(kind, model),
                BuiltInColumns.of(kind));
    }

    private static List<String> categories(String kind) {
        return switch (kind) {
            case "Pod", "Service", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob" ->
                List.of("all");
            case "CustomResourceDefinition" -> List.of("api-extensions");
            default -> List.of();
        };
    }
}
