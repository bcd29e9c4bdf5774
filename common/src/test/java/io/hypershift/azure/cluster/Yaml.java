package io.hypershift.azure.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;

/** Objects that tests write down. */
public final class Yaml {
    private Yaml() {}

    public static Manifest manifest(String yaml) {
        try {
            return Manifests.parse(yaml).get(0);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    public static Manifest hostedCluster(String status) {
        return manifest("""
                apiVersion: hypershift.openshift.io/v1beta1
                kind: HostedCluster
                metadata: {namespace: clusters, name: pr-42}
                spec: {infraID: pr-42-x7k2p}
                status: %s
                """.formatted(status));
    }

    public static Manifest nodePool(String name, String spec, String status) {
        return manifest("""
                apiVersion: hypershift.openshift.io/v1beta1
                kind: NodePool
                metadata: {namespace: clusters, name: %s}
                spec: %s
                status: %s
                """.formatted(name, spec, status));
    }

    public static String condition(String type, String status, String message) {
        return "{type: %s, status: '%s', reason: Because, message: '%s'}".formatted(type, status, message);
    }
}
