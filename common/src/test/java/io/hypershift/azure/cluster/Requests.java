package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Options;
import io.hypershift.azure.input.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A good request with the CLI's defaults, and the same with something else in it. */
record Requests(String name, String namespace, Options options, Map<String, String> tags, Ownership ownership) {
    static final String IMAGE = "quay.io/openshift-release-dev/ocp-release:4.21.0-x86_64";

    static final Requests GOOD = new Requests(
            "pr-42",
            "clusters",
            ClusterOptions.SET.given(Map.of(
                    Parameter.INFRA_ID, "pr-42-x7k2p",
                    Parameter.BASE_DOMAIN, "example.com",
                    Parameter.RELEASE_IMAGE, IMAGE,
                    Parameter.LOCATION, "eastus")),
            Map.of(),
            new Ownership("job#1", "https://ci.example.com/job/1", Duration.ofHours(4), Duration.ofMinutes(10)));

    CreateClusterRequest request() {
        return request(Source.text("{\"auths\": {}}", "pull secret"), NO_TRUST);
    }

    CreateClusterRequest request(Source pullSecret, Trust trust) {
        return request(ClusterFiles.of(pullSecret), trust);
    }

    CreateClusterRequest request(ClusterFiles files, Trust trust) {
        return new CreateClusterRequest(name, namespace, options, files, trust, tags, ownership, Path.of("target"));
    }

    Requests named(String other) {
        return new Requests(other, namespace, options.with(Parameter.INFRA_ID, ""), tags, ownership);
    }

    Requests in(String other) {
        return new Requests(name, other, options, tags, ownership);
    }

    Requests with(Parameter parameter, String value) {
        return new Requests(name, namespace, options.with(parameter, value), tags, ownership);
    }

    Requests tagged(Map<String, String> others) {
        return new Requests(name, namespace, options, others, ownership);
    }

    Requests with(Ownership other) {
        return new Requests(name, namespace, options, tags, other);
    }

    private static final Trust NO_TRUST = new Trust(Source.none(), Source.none(), Source.none(), Optional.empty());
}
