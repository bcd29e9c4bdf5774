package io.hypershift.azure.sandbox.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.hypershift.azure.sandbox.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** HyperShift's own CRDs against what its CLI renders, and against variants that a real API server refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractSchemasTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Map<String, ObjectSchema> schemas = new HashMap<>();
    private final Schemas owner = new Schemas();

    @BeforeAll
    void parseCustomResourceDefinitions() throws IOException {
        Path crds = present(Contracts.customResourceDefinitions(), "HyperShift's CRDs");
        for (JsonNode crd : documents(crds)) {
            String kind = crd.path("spec").path("names").path("kind").asText();
            for (JsonNode version : crd.path("spec").path("versions")) {
                schemas.put(
                        crd.path("spec").path("group").asText() + "/"
                                + version.path("name").asText() + " " + kind,
                        owner.parse(version.path("schema").path("openAPIV3Schema")));
            }
        }
    }

    @Test
    void every_rule_of_every_definition_compiles() {
        CelRules rules = new CelRules();
        List<Rule> all = schemas.values().stream()
                .flatMap(schema -> schema.rules().stream())
                .toList();

        assertThat(all).hasSizeGreaterThan(500);
        assertThat(all)
                .allSatisfy(rule -> assertThat(rules.compile(rule.expression())).isInstanceOf(CelRules.Ready.class));
    }

    @Test
    void everything_the_cli_renders_is_known_and_valid() throws IOException {
        List<ObjectNode> rendered = rendered("HostedCluster", "NodePool");

        assertThat(rendered).hasSizeGreaterThan(15).allSatisfy(object -> {
            object.remove("status");
            ObjectSchema schema = schemaOf(object);
            assertThat(schema.unknownFields(object)).isEmpty();
            assertThat(schema.typedPatchError(object)).isEmpty();
            schema.applyDefaults(object);
            assertThat(schema.validate(object, null)).isEmpty();
            assertThat(schema.validate(object, object.deepCopy())).isEmpty();
        });
    }

    @Test
    void defaults_are_those_a_real_server_adds() throws IOException {
        ObjectNode cluster = defaulted("HostedCluster");
        ObjectNode pool = defaulted("NodePool");

        assertThat(cluster.at("/spec/infrastructureAvailabilityPolicy").asText())
                .isEqualTo("SingleReplica");
        assertThat(cluster.at("/spec/platform/azure/cloud").asText()).isEqualTo("AzurePublicCloud");
        assertThat(pool.at("/spec/platform/azure/image/azureMarketplace/imageGeneration")
                        .asText())
                .isEqualTo("Gen2");
        assertThat(pool.at("/spec/platform/azure/encryptionAtHost").asText()).isEqualTo("Enabled");
    }

    @Test
    void replicas_and_autoscaling_exclude_each_other() throws IOException {
        ObjectNode pool = defaulted("NodePool");
        ((ObjectNode) pool.path("spec")).putObject("autoScaling").put("min", 1).put("max", 2);

        assertThat(schemaOf(pool).validate(pool, null))
                .anySatisfy(cause ->
                        assertThat(cause.message()).contains("replicas").contains("autoScaling"));
    }

    @Test
    void an_empty_subnet_id_gives_findings_of_rules_that_cannot_be_evaluated() throws IOException {
        ObjectNode cluster = defaulted("HostedCluster");
        ((ObjectNode) cluster.at("/spec/platform/azure")).put("subnetID", "");

        assertThat(schemaOf(cluster).validate(cluster, null))
                .extracting(FieldCause::message)
                .anySatisfy(message -> assertThat(message).contains("index out of bounds: 8 evaluating rule: "));
    }

    @Test
    void an_infra_id_never_changes_and_services_keep_their_order() throws IOException {
        ObjectNode before = defaulted("HostedCluster");
        ObjectNode renamed = before.deepCopy();
        ((ObjectNode) renamed.path("spec")).put("infraID", "another");
        ObjectNode reordered = before.deepCopy();
        ArrayNode services = (ArrayNode) reordered.at("/spec/services");
        services.add(services.remove(0));

        assertThat(schemaOf(renamed).validate(renamed, before))
                .extracting(FieldCause::field)
                .contains("spec.infraID");
        assertThat(schemaOf(reordered).validate(reordered, before))
                .anySatisfy(cause -> assertThat(cause.message()).containsIgnoringCase("services"));
    }

    private ObjectNode defaulted(String kind) throws IOException {
        ObjectNode object = rendered(kind).get(0);
        object.remove("status");
        schemaOf(object).applyDefaults(object);
        return object;
    }

    private ObjectSchema schemaOf(ObjectNode object) {
        String key =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        return Optional.ofNullable(schemas.get(key)).orElseThrow();
    }

    private static List<ObjectNode> rendered(String... kinds) throws IOException {
        Path renders =
                present(Contracts.cliRenders(), "what HyperShift's CLI renders").resolve("cluster");
        return documents(renders).stream()
                .filter(one -> List.of(kinds).contains(one.path("kind").asText()))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static Path present(Optional<Path> directory, String what) {
        assumeTrue(directory.isPresent(), "needs " + what + " (system property hypershift.contracts)");
        return directory.orElseThrow();
    }

    private static List<JsonNode> documents(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        }
    }

    private static List<JsonNode> read(Path file) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return values.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
