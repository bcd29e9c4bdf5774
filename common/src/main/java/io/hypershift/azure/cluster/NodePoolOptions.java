package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ARCH;
import static io.hypershift.azure.failure.Parameter.AUTO_REPAIR;
import static io.hypershift.azure.failure.Parameter.AVAILABILITY_ZONE;
import static io.hypershift.azure.failure.Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_TYPE;
import static io.hypershift.azure.failure.Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_URI;
import static io.hypershift.azure.failure.Parameter.DISK_ENCRYPTION_SET_ID;
import static io.hypershift.azure.failure.Parameter.DISK_STORAGE_ACCOUNT_TYPE;
import static io.hypershift.azure.failure.Parameter.ENABLE_EPHEMERAL_DISK;
import static io.hypershift.azure.failure.Parameter.ENCRYPTION_AT_HOST;
import static io.hypershift.azure.failure.Parameter.IMAGE_GENERATION;
import static io.hypershift.azure.failure.Parameter.INSTANCE_TYPE;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_OFFER;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_PUBLISHER;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_SKU;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_VERSION;
import static io.hypershift.azure.failure.Parameter.NODEPOOL_SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.NODE_UPGRADE_TYPE;
import static io.hypershift.azure.failure.Parameter.RELEASE_IMAGE;
import static io.hypershift.azure.failure.Parameter.ROOT_DISK_SIZE;

import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.OptionSet;
import io.hypershift.azure.input.Options;
import io.hypershift.azure.input.ValueRule;
import java.util.regex.Pattern;

/**
 * The options of a node pool that {@code hypershift create cluster azure} and {@code create nodepool azure} share (HyperShift {@code
 * cmd/nodepool/azure/create.go}), with the CLI's defaults and the limits of NodePool's CRD.
 */
public final class NodePoolOptions {
    private static final Pattern DISK_ENCRYPTION_SET = Pattern.compile("/subscriptions/" + Names.UUID
            + "/resourceGroups/[-\\w().]{0,89}[-\\w()]/providers/Microsoft\\.Compute/diskEncryptionSets/[-\\w]{1,80}");
    private static final Pattern MARKETPLACE_RELEASE = Pattern.compile("(?=.{1,32}$)(\\d+\\.\\d+\\.\\d+|latest)");

    public static final OptionSet SET = OptionSet.empty()
            .with(ARCH, ValueRule.oneOf("amd64", "arm64"), "amd64")
            .with(INSTANCE_TYPE, ValueRule.matching(Names.VM_SIZE, Names.VM_SIZE_RULE))
            .with(ROOT_DISK_SIZE, ValueRule.number(16, 32767), "120")
            .with(
                    DISK_STORAGE_ACCOUNT_TYPE,
                    ValueRule.oneOf("Premium_LRS", "PremiumV2_LRS", "Standard_LRS", "StandardSSD_LRS"),
                    "Premium_LRS")
            .with(
                    DISK_ENCRYPTION_SET_ID,
                    ValueRule.matching(
                            DISK_ENCRYPTION_SET,
                            "it must be the id of a Microsoft.Compute/diskEncryptionSets resource, /subscriptions/..."))
            .with(ENABLE_EPHEMERAL_DISK, ValueRule.SWITCH, "false")
            .with(ENCRYPTION_AT_HOST, ValueRule.oneOf("Enabled", "Disabled"))
            .with(DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, ValueRule.oneOf("Disabled", "Managed", "UserManaged"))
            .with(
                    DIAGNOSTICS_STORAGE_ACCOUNT_URI,
                    ValueRule.matching(
                                    Pattern.compile("https://[-\\w.]+(:\\d+)?(/\\S*)?"),
                                    "it must be an https URL such as https://account.blob.core.windows.net/")
                            .and(ValueRule.upTo(1024)))
            .with(IMAGE_GENERATION, ValueRule.oneOf("Gen1", "Gen2"))
            .with(
                    MARKETPLACE_PUBLISHER,
                    ValueRule.matching(
                            Pattern.compile("[a-z0-9][-a-z0-9_]{2,49}"),
                            "3 to 50 lower-case letters, digits, hyphens and underscores"))
            .with(MARKETPLACE_OFFER, ValueRule.upTo(255))
            .with(
                    MARKETPLACE_SKU,
                    ValueRule.matching(
                            Pattern.compile("[-a-z0-9_]{1,255}"),
                            "lower-case letters, digits, hyphens and underscores"))
            .with(
                    MARKETPLACE_VERSION,
                    ValueRule.matching(MARKETPLACE_RELEASE, "it must be like 421.0.20260101, or latest"))
            .with(NODE_UPGRADE_TYPE, ValueRule.oneOf("Replace", "InPlace"), "Replace")
            .with(AUTO_REPAIR, ValueRule.SWITCH, "false");

    /** Of a pool that is made for a cluster which is there. */
    public static final OptionSet OF_MORE = SET.with(AVAILABILITY_ZONE, ValueRule.oneOf("1", "2", "3"))
            .with(NODEPOOL_SUBNET_ID, Ids.SUBNET)
            .with(
                    RELEASE_IMAGE,
                    ValueRule.matching(Names.IMAGE, Names.IMAGE_RULE).and(ValueRule.upTo(253)));

    private NodePoolOptions() {}

    /** The VM size as given, else the CLI's default for the architecture. */
    public static String vmSize(Options options) {
        return options.find(INSTANCE_TYPE)
                .orElse(options.text(ARCH).equals("arm64") ? "Standard_D4ps_v5" : "Standard_D4s_v5");
    }
}
