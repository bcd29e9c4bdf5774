package io.hypershift.azure.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds Resource Manager exchanges to Microsoft's OpenAPI files. */
public final class ArmContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The files by path below {@code specification}; of each service the version nearest to what the Java SDK sends. */
    /** VM sizes are an enum that Azure extends without notice ({@code modelAsString}). */
    private static final Pattern EXTENSIBLE =
            Pattern.compile("schema\\.enum \\[Path '/properties/hardwareProfile/vmSize'\\]");

    private static final List<String> FILES = List.of(
            "resources/resource-manager/Microsoft.Resources/stable/2024-07-01/resources.json",
            "resources/resource-manager/Microsoft.Resources/stable/2022-12-01/subscriptions.json",
            "resources/resource-manager/Microsoft.Authorization/stable/2017-04-01/locks.json",
            "authorization/resource-manager/Microsoft.Authorization/stable/2022-04-01/authorization-RoleAssignmentsCalls.json",
            "authorization/resource-manager/Microsoft.Authorization/stable/2022-04-01/authorization-RoleDefinitionsCalls.json",
            "msi/resource-manager/Microsoft.ManagedIdentity/stable/2023-01-31/ManagedIdentity.json",
            "storage/resource-manager/Microsoft.Storage/stable/2023-05-01/storage.json",
            "storage/resource-manager/Microsoft.Storage/stable/2023-05-01/blob.json",
            "dns/resource-manager/Microsoft.Network/stable/2018-05-01/dns.json",
            "privatedns/resource-manager/Microsoft.Network/stable/2024-06-01/privatedns.json",
            "network/resource-manager/Microsoft.Network/stable/2024-01-01/virtualNetwork.json",
            "network/resource-manager/Microsoft.Network/stable/2024-01-01/networkSecurityGroup.json",
            "network/resource-manager/Microsoft.Network/stable/2024-01-01/networkInterface.json",
            "network/resource-manager/Microsoft.Network/stable/2024-01-01/loadBalancer.json",
            "network/resource-manager/Microsoft.Network/stable/2024-01-01/publicIpAddress.json",
            "network/resource-manager/Microsoft.Network/stable/2024-01-01/privateLinkService.json",
            "network/resource-manager/Microsoft.Network/stable/2024-01-01/privateEndpoint.json",
            "compute/resource-manager/Microsoft.Compute/ComputeRP/stable/2024-07-01/virtualMachine.json",
            "monitor/resource-manager/Microsoft.Insights/stable/2015-04-01/activityLogs_API.json");

    private final List<OpenApiFile> files;

    private ArmContract(List<OpenApiFile> files) {
        this.files = files;
    }

    /** The contract, where its files are. */
    public static Optional<ArmContract> find() {
        return Contracts.azureRestSpecs()
                .map(root -> root.resolve("specification"))
                .map(root -> new ArmContract(FILES.stream()
                        .map(file -> new OpenApiFile(root.resolve(file)))
                        .toList()));
    }

    /**
     * What the check found.
     *
     * @param valid how many exchanges are as the contract says
     * @param violations what is not, one line each
     * @param unknown requests of which the files say nothing, such as polls of operations
     */
    public record Report(int valid, List<String> violations, List<String> unknown) {}

    /** Checks the Resource Manager exchanges in a sandbox's {@code exchanges.jsonl}. */
    public Report check(Path exchanges) {
        try {
            var documents = new ArrayList<JsonNode>();
            for (String line : Files.readAllLines(exchanges)) {
                documents.add(JSON.readTree(line));
            }
            return check(documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report check(List<JsonNode> documents) {
        int valid = 0;
        var violations = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (JsonNode document : documents) {
            var exchange = ArmExchange.of(document);
            if (!exchange.host().equals("management.azure.com")) {
                continue;
            }
            var operation = operation(exchange);
            if (operation.isEmpty()) {
                unknown.add(exchange.method() + " " + exchange.path());
                continue;
            }
            var found = operation.get().violations(exchange).stream()
                    .filter(violation -> !EXTENSIBLE.matcher(violation).find())
                    .toList();
            found.forEach(violation -> violations.add(exchange + ": " + violation));
            valid += found.isEmpty() ? 1 : 0;
        }
        return new Report(valid, violations, unknown);
    }

    private Optional<OpenApiOperation> operation(ArmExchange exchange) {
        return files.stream()
                .flatMap(file -> file.operation(exchange.method(), exchange.path()).stream())
                .max(java.util.Comparator.comparingInt(OpenApiOperation::literals));
    }
}
