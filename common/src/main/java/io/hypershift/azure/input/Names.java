package io.hypershift.azure.input;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What Azure and Kubernetes accept as names. */
public final class Names {
    /** RFC 1123 label, for most Kubernetes objects. */
    public static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public static final String LABEL_RULE =
            "at most 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit";

    /** A DNS domain of at least two labels. */
    public static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+");

    public static final String DOMAIN_RULE = "it must be a DNS domain such as example.com, in lower case";

    /** RFC 1123 subdomain, for Kubernetes objects whose names may have dots. */
    public static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    public static final String SUBDOMAIN_RULE = "at most 253 lower-case letters, digits, hyphens and periods";

    /** Virtual network, by Azure's naming rules for Microsoft.Network. */
    public static final Pattern NETWORK = Pattern.compile("[a-zA-Z0-9][-\\w.]{0,62}\\w");

    public static final String NETWORK_RULE =
            "2 to 64 letters, digits, underscores, periods and hyphens, beginning with a letter or digit";

    /** Subnet or network security group, by Azure's naming rules for Microsoft.Network. */
    public static final Pattern SUBNET = Pattern.compile("[a-zA-Z0-9]([-\\w.]{0,78}\\w)?");

    public static final String SUBNET_RULE =
            "at most 80 letters, digits, underscores, periods and hyphens, beginning with a letter or digit";

    /** Resource group, by Azure's naming rules for Microsoft.Resources. */
    public static final Pattern RESOURCE_GROUP = Pattern.compile("[-\\w._()]{0,89}[-\\w_()]");

    public static final String RESOURCE_GROUP_RULE =
            "at most 90 letters, digits, underscores, hyphens, parentheses and periods, not ending with a period";

    /** HyperShift's own pattern and length of infra IDs (HostedCluster CRD; {@code infraid.New}). */
    public static final Pattern INFRA_ID = Pattern.compile("(?=.{1,27}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    public static final String INFRA_ID_RULE =
            "at most 27 lower-case letters, digits and inner hyphens, as HyperShift makes them";

    /** Storage account, by Azure's naming rules for Microsoft.Storage. */
    public static final Pattern STORAGE_ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");

    public static final String STORAGE_ACCOUNT_RULE = "3 to 24 lower-case letters and digits";

    /** An Azure region's short name. */
    public static final Pattern LOCATION = Pattern.compile("[a-z][a-z0-9]{2,30}");

    public static final String LOCATION_RULE = "it must be a region's short name such as eastus";

    /** A container image with tag or digest. */
    public static final Pattern IMAGE = Pattern.compile(
            "[a-z0-9.-]+(:\\d+)?(/[a-z0-9._-]+)+(:[\\w][\\w.-]{0,127}|@sha256:[a-f0-9]{64}|:[\\w][\\w.-]{0,127}@sha256:[a-f0-9]{64})");

    public static final String IMAGE_RULE = "it must be an image with tag or digest, such as"
            + " quay.io/openshift-release-dev/ocp-release:4.21.0-multi";

    /** An Azure VM size, as NodePool's CRD has it. */
    public static final Pattern VM_SIZE = Pattern.compile(
            "(Standard_|Basic_)?[A-Z]+[0-9]+(-[0-9]+)?[abdilmptsCNP]*(_[A-Z]*[0-9]+[A-Z]*)?(_v[0-9]+)?");

    public static final String VM_SIZE_RULE = "it must be a VM size such as Standard_D4s_v5";

    public static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Set<String> RESERVED_TAGS = Set.of("azure", "microsoft", "windows");

    private Names() {}

    /** Whether Azure takes the value for a tag. */
    public static boolean isTagValue(String value) {
        return value.length() <= 256;
    }

    /** Whether Azure takes the name for a tag: its reserved prefixes and characters are refused by Resource Manager. */
    public static boolean isTag(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !name.isBlank()
                && name.length() <= 512
                && name.chars().noneMatch(c -> "<>%&\\?/".indexOf(c) >= 0)
                && RESERVED_TAGS.stream().noneMatch(lower::startsWith);
    }
}
