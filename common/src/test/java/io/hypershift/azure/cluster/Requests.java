package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.CreateClusterRequest.ControlPlane;
import io.hypershift.azure.cluster.CreateClusterRequest.Networking;
import io.hypershift.azure.cluster.CreateClusterRequest.Nodes;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Placement;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.input.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A good request with the CLI's defaults, and the same with something else in it. */
record Requests(
        String name,
        String namespace,
        Optional<String> infraId,
        String baseDomain,
        String image,
        Nodes nodes,
        Networking networking,
        ControlPlane controlPlane,
        Placement placement,
        Ownership ownership) {

    static final Requests GOOD = new Requests(
            "pr-42",
            "clusters",
            Optional.of("pr-42-x7k2p"),
            "example.com",
            "quay.io/openshift-release-dev/ocp-release:4.21.0-x86_64",
            new Nodes(2, Optional.empty(), 120, "amd64"),
            new Networking("OVNKubernetes", "10.132.0.0/14", "172.31.0.0/16"),
            new ControlPlane("SingleReplica", "8Gi"),
            new Placement(Optional.of("eastus"), Map.of()),
            new Ownership("job#1", "https://ci.example.com/job/1", Duration.ofHours(4), Duration.ofMinutes(10)));

    CreateClusterRequest request() {
        return request(Source.text("{\"auths\": {}}", "pull secret"), NO_TRUST);
    }

    CreateClusterRequest request(Source pullSecret, Trust trust) {
        return new CreateClusterRequest(
                name,
                namespace,
                infraId,
                baseDomain,
                image,
                pullSecret,
                trust,
                nodes,
                networking,
                controlPlane,
                placement,
                ownership,
                Path.of("target"));
    }

    Requests named(String other) {
        return new Requests(
                other,
                namespace,
                Optional.empty(),
                baseDomain,
                image,
                nodes,
                networking,
                controlPlane,
                placement,
                ownership);
    }

    Requests in(String other) {
        return new Requests(
                name, other, infraId, baseDomain, image, nodes, networking, controlPlane, placement, ownership);
    }

    Requests infraId(String other) {
        return new Requests(
                name,
                namespace,
                Optional.of(other),
                baseDomain,
                image,
                nodes,
                networking,
                controlPlane,
                placement,
                ownership);
    }

    Requests baseDomain(String other) {
        return new Requests(
                name, namespace, infraId, other, image, nodes, networking, controlPlane, placement, ownership);
    }

    Requests image(String other) {
        return new Requests(
                name, namespace, infraId, baseDomain, other, nodes, networking, controlPlane, placement, ownership);
    }

    Requests with(Nodes other) {
        return new Requests(
                name, namespace, infraId, baseDomain, image, other, networking, controlPlane, placement, ownership);
    }

    Requests with(Networking other) {
        return new Requests(
                name, namespace, infraId, baseDomain, image, nodes, other, controlPlane, placement, ownership);
    }

    Requests with(ControlPlane other) {
        return new Requests(
                name, namespace, infraId, baseDomain, image, nodes, networking, other, placement, ownership);
    }

    Requests with(Placement other) {
        return new Requests(
                name, namespace, infraId, baseDomain, image, nodes, networking, controlPlane, other, ownership);
    }

    Requests with(Ownership other) {
        return new Requests(
                name, namespace, infraId, baseDomain, image, nodes, networking, controlPlane, placement, other);
    }

    private static final Trust NO_TRUST = new Trust(Source.none(), Source.none(), Source.none(), Optional.empty());
}
