package io.hypershift.azure.doctor;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import java.util.Locale;

/** Whether Azure's services are reached from here, through the proxy and with the certificates that are trusted. */
final class NetworkChecks {
    private static final Text TRUST = Text.of(
            "Something between here and Azure shows a certificate of its own. Give the authority it is of with {}.",
            Parameter.CA_BUNDLE_FILE);
    private static final Text WAY =
            Text.of("Give the proxy that leads to Azure with {}, or open the way there.", Parameter.HTTPS_PROXY);

    private final Azure azure;

    NetworkChecks(Azure azure) {
        this.azure = azure;
    }

    void addEndpoints(Checklist list) {
        azure.endpoints().forEach((what, url) -> list.add("way to " + what, () -> reach(url)));
    }

    /** Any answer will do: without a login, most are refusals. */
    Finding<Boolean> reach(String url) {
        try {
            var status = azure.outside().get(url).status();
            return status == 407
                    ? Finding.failed(Text.of("the proxy wants a login of its own for {}", url), WAY)
                    : Finding.passed("{} answers", url);
        } catch (HyperShiftException e) {
            var symptom = e.problems().get(0).symptom();
            return Finding.failed(symptom, isAboutTrust(e) ? TRUST : WAY);
        }
    }

    private static boolean isAboutTrust(HyperShiftException failure) {
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("certification path") || message.contains("certificate");
    }
}
