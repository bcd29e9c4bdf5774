package io.hypershift.azure.sandbox.hypershift.render;

import java.util.Locale;
import java.util.Set;

/** What {@code install} refuses in the flags that it shares with {@code render}: all of it at once. */
final class InstallValidation {
    private static final Set<String> PLATFORMS =
            Set.of("aws", "azure", "ibmcloud", "kubevirt", "agent", "openstack", "gcp");
    private static final Set<String> PULL_POLICIES = Set.of("always", "never", "ifnotpresent");

    private final RenderFlags flags;
    private final Problems problems = new Problems();

    private InstallValidation(RenderFlags flags) {
        this.flags = flags;
    }

    static Problems of(RenderFlags flags, MountedFiles files) {
        var validation = new InstallValidation(flags);
        validation.privatePlatform();
        validation.externalDns();
        validation.imagesAndCertificates();
        validation.scaleFromZero(files);
        validation.monitoring();
        validation.words();
        validation.networks();
        return validation.problems;
    }

    private void privatePlatform() {
        switch (flags.text("private-platform")) {
            case "Azure" -> privateAzure();
            case "AWS" -> {
                problems.add("--aws-private-creds, --aws-private-secret, or --aws-private-role-arn is required"
                        + " with --private-platform=AWS");
                problems.add("--aws-private-region is required with --private-platform=AWS");
            }
            case "GCP", "None" -> {}
            default -> problems.add("--private-platform must be either AWS, Azure, GCP, or None");
        }
    }

    private void privateAzure() {
        boolean hasFile = flags.has("azure-private-creds");
        boolean hasSecret = flags.has("azure-private-secret");
        boolean hasIdentity = flags.has("azure-pls-managed-identity-client-id");
        problems.addIf(
                !hasFile && !hasSecret && !hasIdentity,
                "--azure-private-creds, --azure-private-secret, or --azure-pls-managed-identity-client-id is required"
                        + " with --private-platform=Azure");
        problems.addIf(
                (hasFile || hasSecret) && hasIdentity,
                "--azure-pls-managed-identity-client-id cannot be used with --azure-private-creds or"
                        + " --azure-private-secret");
        problems.addIf(
                hasIdentity && !flags.has("azure-pls-subscription-id"),
                "--azure-pls-subscription-id is required when using --azure-pls-managed-identity-client-id");
        problems.addIf(
                hasFile && hasSecret, "only one of --azure-private-creds or --azure-private-secret is supported");
        problems.addIf(
                !flags.has("azure-pls-resource-group"),
                "--azure-pls-resource-group is required with --private-platform=Azure");
    }

    private void externalDns() {
        if (!flags.has("external-dns-provider")) {
            return;
        }
        boolean hasFile = flags.has("external-dns-credentials");
        boolean hasSecret = flags.has("external-dns-secret");
        problems.addIf(
                !hasFile && !hasSecret && !flags.text("external-dns-provider").equals("google"),
                "--external-dns-credentials, --external-dns-secret, or --external-dns-role-arn are required"
                        + " with --external-dns-provider");
        problems.addIf(
                hasFile && hasSecret,
                "only one of --external-dns-credentials or --external-dns-credentials-secret is supported");
        problems.addIf(
                !flags.has("external-dns-domain-filter"),
                "--external-dns-domain-filter is required with --external-dns-provider");
        flags.some("external-dns-interval").ifPresent(this::interval);
    }

    private void interval(String interval) {
        try {
            GoDuration.parse(interval);
        } catch (IllegalArgumentException e) {
            problems.add("--external-dns-interval is not a valid duration: " + e.getMessage());
        }
    }

    private void imagesAndCertificates() {
        problems.addIf(
                flags.has("image-refs") && !flags.text("hypershift-image").equals(KnownFlags.HYPERSHIFT_IMAGE),
                "only one of --hypershift-image or --image-refs-file should be specified");
        var scale = GoDuration.parse(flags.text("cert-rotation-scale"));
        problems.addIf(
                scale.compareTo(GoDuration.ofHours(24)) > 0,
                "cannot set --cert-rotation-scale longer than 24h, invalid value: " + scale);
    }

    private void scaleFromZero(MountedFiles files) {
        var file = flags.some("scale-from-zero-creds");
        boolean hasSecret = flags.has("scale-from-zero-secret");
        if (file.isEmpty() && !hasSecret) {
            return;
        }
        problems.addIf(
                file.isPresent() && hasSecret,
                "only one of --scale-from-zero-creds or --scale-from-zero-secret is supported");
        var provider = flags.scaleFromZeroProvider();
        problems.addIf(
                provider.isEmpty(), "--scale-from-zero-provider is required when using scale-from-zero credentials");
        problems.addIf(
                !Set.of("", "aws", "azure").contains(provider),
                "invalid --scale-from-zero-provider: " + provider + " (must be one of: [aws azure])");
        file.filter(path -> !files.has(path))
                .ifPresent(path -> problems.add("--scale-from-zero-creds file does not exist: " + path));
    }

    private void monitoring() {
        problems.addIf(
                flags.has("cvo-prometheus-url") && !flags.is("enable-cvo-management-cluster-metrics-access"),
                "--cvo-prometheus-url requires either --rhobs-monitoring or"
                        + " --enable-cvo-management-cluster-metrics-access to be enabled");
    }

    private void words() {
        flags.some("managed-service")
                .filter(service -> !service.equals("ARO-HCP"))
                .ifPresent(service -> problems.add("not a valid managed service type: " + service));
        flags.all("limit-crd-install").stream()
                .filter(platform -> !PLATFORMS.contains(platform.toLowerCase(Locale.ROOT)))
                .forEach(platform -> problems.add("not a valid platform type: " + platform));
        flags.some("image-pull-policy")
                .filter(policy -> !PULL_POLICIES.contains(policy.toLowerCase(Locale.ROOT)))
                .ifPresent(policy ->
                        problems.add("invalid --image-pull-policy: " + policy + " (want Always|Never|IfNotPresent)"));
    }

    private void networks() {
        flags.all("hcp-egress-block-cidrs").stream()
                .filter(cidr -> !Cidr.isValid(cidr))
                .forEach(cidr -> problems.add("invalid --hcp-egress-block-cidrs value " + GoText.quoted(cidr)
                        + ": invalid CIDR address: " + cidr));
    }
}
