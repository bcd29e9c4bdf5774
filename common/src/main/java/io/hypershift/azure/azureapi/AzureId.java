package io.hypershift.azure.azureapi;

import java.util.Locale;

/** Resource ids of Azure Resource Manager, which are compared without regard to case. */
public final class AzureId {
    private AzureId() {}

    public static String group(String subscription, String group) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group;
    }

    /** The id of a resource; {@code type} as in {@code Microsoft.Network/virtualNetworks}. */
    public static String resource(String subscription, String group, String type, String name) {
        return group(subscription, group) + "/providers/" + type + "/" + name;
    }

    /** The name of the resource group that an id lies in; empty where it lies in none. */
    public static String groupOf(String id) {
        var parts = id.split("/", -1);
        for (int i = 0; i + 1 < parts.length; i++) {
            if (parts[i].equalsIgnoreCase("resourceGroups")) {
                return parts[i + 1];
            }
        }
        return "";
    }

    public static boolean isIn(String subscription, String id) {
        return id.toLowerCase(Locale.ROOT).startsWith(group(subscription, "").toLowerCase(Locale.ROOT));
    }

    /** The last part of an id. */
    public static String nameOf(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    public static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
