package io.hypershift.azure.sandbox.hypershift.render;

import java.util.ArrayList;
import java.util.List;

/** The arguments of the operator's container. */
final class OperatorArguments {
    private OperatorArguments() {}

    static List<String> of(RenderFlags flags) {
        var arguments = new ArrayList<>(List.of(
                "run",
                "--namespace=$(MY_NAMESPACE)",
                "--pod-name=$(MY_NAME)",
                "--metrics-addr=:9000",
                "--enable-dedicated-request-serving-isolation="
                        + flags.is("enable-dedicated-request-serving-isolation"),
                "--enable-ocp-cluster-monitoring="
                        + flags.text("platform-monitoring").equals("All"),
                "--enable-ci-debug-output=" + flags.is("enable-ci-debug-output"),
                "--private-platform=" + flags.text("private-platform")));
        flags.all("hcp-egress-block-cidrs").forEach(cidr -> arguments.add("--hcp-egress-block-cidrs=" + cidr));
        flags.some("registry-overrides").ifPresent(pairs -> arguments.add("--registry-overrides=" + pairs));
        if (Webhooks.areServed(flags)) {
            arguments.add("--cert-dir=" + OperatorVolumes.SERVING_CERTIFICATE);
        }
        if (flags.is("enable-validating-webhook")) {
            arguments.add("--enable-validating-webhook=true");
        }
        if (OperatorVolumes.scaleFromZeroSecret(flags).isPresent()) {
            arguments.add("--scale-from-zero-provider=" + flags.scaleFromZeroProvider());
            arguments.add("--scale-from-zero-creds=" + OperatorVolumes.SCALE_FROM_ZERO_CREDENTIALS + "/"
                    + flags.text("scale-from-zero-secret-key"));
        }
        if (flags.is("enable-uwm-telemetry-remote-write")) {
            arguments.add("--enable-uwm-telemetry-remote-write");
        }
        return arguments;
    }
}
