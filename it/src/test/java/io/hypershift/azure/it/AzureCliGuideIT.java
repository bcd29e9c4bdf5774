package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.IdentityNaming;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.azure.AzureCliReplay;
import io.hypershift.azure.sandbox.azure.CliReplay;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Beside whom the guide was followed by hand: with the Azure CLI and with ccoctl. */
class AzureCliGuideIT {
    /** The one that ccoctl's recorded requests make. */
    private static final String ISSUER = "https://demooidc7f3k.blob.core.windows.net/demooidc7f3k";

    @Test
    void a_foundation_made_by_the_guides_commands_is_adopted_whole() {
        try (var site = Site.in("foundation-of-az")) {
            var ccoctl = CliReplay.into(site.sandbox());
            assumeTrue(ccoctl.isPresent(), "skipped: no cli-renders in the contracts directory");
            ccoctl.get().run("ccoctl-create-oidc-issuer");
            var az = AzureCliReplay.into(site.sandbox(), ISSUER);
            az.runUntil("az group delete");
            assertThat(az.unexpected()).isEmpty();
            var made = site.resources();
            var request = site.request(
                    "os4-common",
                    new WorkloadIdentities(
                            Optional.of("myprefix-hc"), IdentityNaming.GUIDE, Optional.empty(), false, false),
                    Issuer.USUAL,
                    Rights.on(Optional.empty()));

            var exchanges = site.exchangesOf(
                    () -> assertThat(site.create(request).oidcIssuerUrl()).isEqualTo(ISSUER));

            assertThat(site.resources()).isEqualTo(made);
            assertThat(exchanges)
                    .as("only the two documents are written: our key is published beside theirs")
                    .filteredOn(Exchange::isWrite)
                    .allMatch(it -> it.url().startsWith(ISSUER + "/"));
            assertThat(new PublishedKeys(site.sandbox()).of(ISSUER)).hasSize(2);
        }
    }

    @Test
    void who_has_no_right_to_make_a_foundation_is_told_which_one_is_missing() throws IOException {
        try (var site = Site.in("foundation-without-rights")) {
            var az = AzureCliReplay.into(site.sandbox(), ISSUER);
            az.runUntil("az group delete");
            var made = site.resources();
            var file = site.sandbox().directory().resolve("external-dns.json");
            Files.writeString(
                    file,
                    "{\"subscriptionId\":\"%s\",\"tenantId\":\"%s\",\"clientId\":\"%s\",\"clientSecret\":\"%s\"}"
                            .formatted(
                                    az.value("subscription"),
                                    az.value("tenant"),
                                    az.value("dnsApp"),
                                    az.value("dnsSecret")));
            var owner = Entrance.to(site.sandbox());
            var access = new Access(
                    new AzureSignIn.WithSecret(AzureCloud.PUBLIC, Source.file(file)),
                    owner.managementKubeconfig(),
                    owner.managementContext(),
                    owner.network());

            try (var hypershift = HyperShiftAzure.open(access, event -> {}, new Redactor())) {
                assertThatThrownBy(() -> hypershift.foundations().create(site.request(), new Cancellation()))
                        .hasMessageContaining("AuthorizationFailed")
                        .hasMessageContaining("does not have authorization to perform action 'Microsoft.")
                        .hasMessageContaining("(correlation id ")
                        .hasMessageContaining("give the service principal the role it lacks");
            }
            assertThat(site.resources()).isEqualTo(made);
        }
    }
}
