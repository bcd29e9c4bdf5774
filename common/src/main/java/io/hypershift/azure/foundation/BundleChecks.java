package io.hypershift.azure.foundation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Path;

/** Whether the files of the handoff bundle are of one foundation, and in the form that HyperShift reads. */
final class BundleChecks {
    private static final Text WRITE_ANEW = Text.of("Write it anew: {}", Operation.CREATE_FOUNDATION);

    private final VerifyFoundationRequest request;
    private final Foundation foundation;

    BundleChecks(VerifyFoundationRequest request, Foundation foundation) {
        this.request = request;
        this.foundation = foundation;
    }

    /** Returns the check whose value is the signing key. */
    Probe<SigningKey> addTo(Checklist list) {
        list.add("bundle: " + Bundle.WORKLOAD_IDENTITIES, this::workloadIdentities);
        var key = list.add("bundle: signing key", this::signingKey);
        if (request.signingKey() instanceof Source.OfFile file) {
            list.add("bundle: signing key's mode", () -> mode(file.path()), key);
        }
        list.add("bundle: signing key's id", answers -> id(answers.of(key)), key);
        return key;
    }

    private Finding<SigningKey> signingKey() {
        try {
            var key = SigningKey.parse(Sensitive.of(request.signingKey().read()));
            return Finding.of(
                    key, "PKCS#1, {} bits", key.publicKey().getModulus().bitLength());
        } catch (Source.Unreadable e) {
            return Finding.failed(Text.of("{} {}", request.signingKey().origin(), e.reason()), otherBundle());
        } catch (IllegalArgumentException e) {
            return Finding.failed(
                    Text.of("{} {}", request.signingKey().origin(), String.valueOf(e.getMessage())),
                    Text.of("HyperShift's operator reads nothing but PKCS#1 PEM (RSA PRIVATE KEY), as"
                            + " \"openssl rsa -traditional\" writes it. Put the foundation's key there in that form."));
        }
    }

    private Finding<Boolean> id(SigningKey key) {
        return key.id().equals(foundation.signingKeyId())
                ? Finding.passed("{}", key.id())
                : Finding.failed(
                        Text.of("its id is {}, {} says {}", key.id(), Bundle.FOUNDATION, foundation.signingKeyId()),
                        otherBundle());
    }

    private Text otherBundle() {
        return Text.of(
                "Give the bundle as {} left it with {}.", Operation.CREATE_FOUNDATION, request.bundleParameter());
    }

    private static Finding<Boolean> mode(Path file) {
        try {
            return PrivateFile.isPrivate(file)
                    ? Finding.passed("nobody but its owner may read it")
                    : Finding.failed(
                            Text.of("others than its owner may read {}", file),
                            Text.of("Take that right away: chmod 600 {}", file));
        } catch (IOException e) {
            return Finding.failed(Text.of("{} cannot be looked at: {}", file, e), Text.NONE);
        }
    }

    private Finding<Boolean> workloadIdentities() {
        var source = request.workloadIdentities();
        try {
            return compare(Json.parseObject(source.read()));
        } catch (Source.Unreadable e) {
            return Finding.failed(Text.of("{} {}", source.origin(), e.reason()), WRITE_ANEW);
        } catch (JsonProcessingException e) {
            return Finding.failed(Text.of("{} is no JSON object", source.origin()), WRITE_ANEW);
        }
    }

    private Finding<Boolean> compare(ObjectNode json) {
        for (var component : Component.values()) {
            var given = FoundationFile.clientId(json, component);
            var known = foundation.identities().get(component);
            if (!given.equalsIgnoreCase(known == null ? "" : known.clientId())) {
                return Finding.failed(
                        Text.of(
                                "the client id of {} is {}, {} says {}",
                                component.key(),
                                orNone(given),
                                Bundle.FOUNDATION,
                                orNone(known == null ? "" : known.clientId())),
                        WRITE_ANEW);
            }
        }
        return Finding.passed("the client ids of {}", Bundle.FOUNDATION);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "missing" : text;
    }
}
