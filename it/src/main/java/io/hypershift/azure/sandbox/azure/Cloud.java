package io.hypershift.azure.sandbox.azure;

import java.util.List;
import java.util.Optional;

/**
 * The host names of one Azure cloud.
 *
 * @param name what {@code az cloud list} and HyperShift's {@code --cloud} call it
 * @param blobSuffix what follows the storage account's name
 */
public record Cloud(String name, String resourceManager, String login, String graph, String blobSuffix) {

    public static final Cloud PUBLIC = new Cloud(
            "AzurePublicCloud",
            "management.azure.com",
            "login.microsoftonline.com",
            "graph.microsoft.com",
            ".blob.core.windows.net");

    public static final Cloud US_GOVERNMENT = new Cloud(
            "AzureUSGovernmentCloud",
            "management.usgovcloudapi.net",
            "login.microsoftonline.us",
            "graph.microsoft.us",
            ".blob.core.usgovcloudapi.net");

    public static final Cloud CHINA = new Cloud(
            "AzureChinaCloud",
            "management.chinacloudapi.cn",
            "login.chinacloudapi.cn",
            "microsoftgraph.chinacloudapi.cn",
            ".blob.core.chinacloudapi.cn");

    /** The one of Azure's services that a host name belongs to. */
    public enum Service {
        RESOURCE_MANAGER,
        LOGIN,
        GRAPH,
        BLOB
    }

    public static List<Cloud> all() {
        return List.of(PUBLIC, US_GOVERNMENT, CHINA);
    }

    public Optional<Service> service(String host) {
        if (host.equals(resourceManager)) {
            return Optional.of(Service.RESOURCE_MANAGER);
        }
        if (host.equals(login)) {
            return Optional.of(Service.LOGIN);
        }
        if (host.equals(graph)) {
            return Optional.of(Service.GRAPH);
        }
        return host.endsWith(blobSuffix) && host.indexOf('.') == host.length() - blobSuffix.length()
                ? Optional.of(Service.BLOB)
                : Optional.empty();
    }
}
