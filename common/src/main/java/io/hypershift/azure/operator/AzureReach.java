package io.hypershift.azure.operator;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Ref;
import java.util.List;

/**
 * Whether Azure is reached from inside the management cluster, where HyperShift works. A container beside those that render asks, by
 * {@code curl}, which the operator's images have.
 */
record AzureReach(KubeApi management, EventListener events) {
    static final String CONTAINER = "azure";
    static final List<String> COMMAND =
            List.of("curl", "-sS", "-o", "/dev/null", "-m", "20", "--", "https://management.azure.com/");

    private static final Text REMEDY =
            Text.of("Hosted clusters are made from there: let its nodes out to Azure, by a firewall's"
                    + " rule or a proxy. (Of no account in another cloud than Azure's public one.)");

    /** Tells it by an event; a failure keeps nobody from installing, since it can still be mended. */
    void tell(Ref pod) {
        PodStates.of(management.get(pod)).stream()
                .filter(it -> it.container().equals(CONTAINER))
                .forEach(it -> events.on(told(pod, it)));
    }

    private Event told(Ref pod, PodStates.State state) {
        if (state.exitCode().orElse(-1) == 0) {
            return new Event.Note(Text.of("Azure from inside the management cluster: reached"));
        }
        var said = log(pod);
        return said.startsWith(COMMAND.get(0))
                ? new Event.Warning(
                        Text.of("Azure from inside the management cluster: not reached, {}\n{}", said, REMEDY))
                : new Event.Note(Text.of(
                        "Azure from inside the management cluster: not known, {}",
                        said.isEmpty() ? state.reason() + " " + state.message() : said));
    }

    private String log(Ref pod) {
        try {
            return management.logs().tail(pod, CONTAINER, 1);
        } catch (HyperShiftException e) {
            return ""; // it was never started, since the image has no such program
        }
    }
}
