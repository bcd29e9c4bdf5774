package io.hypershift.azure.operator;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Ref;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * By which id external DNS knows its records from others'. With another one it disowns those it has written, and clusters lose their
 * names: so it never changes by itself. (HyperShift's CLI takes a new one at chance with each run.)
 */
final class TxtOwnerId {
    static final String DEPLOYMENT = "external-dns";
    static final String ARGUMENT = "--txt-owner-id=";

    private TxtOwnerId() {}

    /** The id for a request; empty where it wants no external DNS. */
    static Optional<String> of(InstallOperatorRequest request, KubeApi management, EventListener events) {
        var options = request.externalDns();
        if (!options.isWanted()) {
            return Optional.empty();
        }
        var running = management
                .find(new Ref("apps/v1", "Deployment", request.namespace(), DEPLOYMENT))
                .flatMap(it -> ClusterDemands.argument(it, ARGUMENT));
        var given = options.txtOwnerId();
        given.filter(it -> running.isPresent() && !running.get().equals(it))
                .ifPresent(it -> events.on(new Event.Warning(Text.of(
                        "external DNS ran with {} {}: records that it wrote so far are nobody's with {}",
                        Parameter.EXTERNAL_DNS_TXT_OWNER_ID,
                        running.orElse(""),
                        it))));
        return given.or(() -> running).or(() -> Optional.of(derived(options.domainFilter(), management)));
    }

    /** The same for the same zone and management cluster, and no other's. */
    private static String derived(String zone, KubeApi management) {
        var cluster = management.get(Ref.namespace("kube-system")).uid();
        return "hypershift-" + hash(zone + "/" + cluster).substring(0, 16);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
