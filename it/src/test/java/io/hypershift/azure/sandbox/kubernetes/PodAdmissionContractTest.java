package io.hypershift.azure.sandbox.kubernetes;

import org.junit.jupiter.api.Test;

class PodAdmissionContractTest extends KubernetesApiContract {
    @Test
    void a_pod_without_its_priority_class_or_account_is_refused() {
        api.post(core("pods"), pod("urgent", "priorityClassName: highest, "))
                .expect(403)
                .because("Forbidden")
                .saying("pods \"urgent\" is forbidden: no PriorityClass with name highest was found");
        api.post(core("pods"), pod("foreign", "serviceAccountName: nobody, "))
                .expect(403)
                .saying("pods \"foreign\" is forbidden: error looking up service account " + namespace
                        + "/nobody: serviceaccount \"nobody\" not found");
    }

    @Test
    void a_pod_more_than_the_quota_allows_is_refused() {
        api.post(
                        core("resourcequotas"),
                        json("{apiVersion: v1, kind: ResourceQuota, metadata: {name: few}, spec: {hard: {pods: 1}}}"))
                .expect(201);
        eventually(() ->
                api.post(core("pods"), pod("first", "")).expect(201)); // a real server counts before it lets any in

        api.post(core("pods"), pod("second", ""))
                .expect(403)
                .because("Forbidden")
                .saying(
                        "pods \"second\" is forbidden: exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1");

        api.delete(core("resourcequotas") + "/few").expect(200);
        api.post(core("pods"), pod("second", "")).expect(201);
    }

    private static String pod(String name, String more) {
        return json(
                "{apiVersion: v1, kind: Pod, metadata: {name: %s}, spec: {%scontainers: [{name: main, image: quay.io/a/b}]}}",
                name, more);
    }
}
