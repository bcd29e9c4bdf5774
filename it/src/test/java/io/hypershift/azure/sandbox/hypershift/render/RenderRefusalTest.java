package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.hypershift.workload.ContainerProgram.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words are those of HyperShift's CLI at 3ee9615: no usage, and nothing before the message. */
class RenderRefusalTest {
    private static final String DNS = "--external-dns-provider azure --external-dns-domain-filter a.example.com ";
    private static final String PRIVATE = "--private-platform Azure --azure-pls-resource-group g ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--no-such-flag x | unknown flag: --no-such-flag",
                "--no-such-flag=x | unknown flag: --no-such-flag",
                "--=x | bad flag syntax: --=x",
                "-n x | unknown shorthand flag: 'n' in -n",
                "--namespace | flag needs an argument: --namespace",
                "--development=maybe | invalid argument \"maybe\" for \"--development\" flag:"
                        + " strconv.ParseBool: parsing \"maybe\": invalid syntax",
                "--cert-rotation-scale 5 | invalid argument \"5\" for \"--cert-rotation-scale\" flag:"
                        + " time: missing unit in duration \"5\"",
                "--metrics-set most | invalid argument \"most\" for \"--metrics-set\" flag: invalid metrics set: most",
                "--platform-monitoring all | invalid argument \"all\" for \"--platform-monitoring\" flag:"
                        + " invalid OCP monitoring option: all, valid values are: OperatorOnly, All, None",
                "--additional-operator-env-vars A | invalid argument \"A\" for \"--additional-operator-env-vars\""
                        + " flag: A must be formatted as key=value",
                "--additional-operator-env-vars A=1,B,C=2 | invalid argument \"A=1,B,C=2\" for"
                        + " \"--additional-operator-env-vars\" flag: B must be formatted as key=value",
                "--limit-crd-install A\"B | invalid argument \"A\\\"B\" for \"--limit-crd-install\" flag:"
                        + " parse error on line 1, column 2: bare \" in non-quoted-field",
                "--limit-crd-install \"A | invalid argument \"\\\"A\" for \"--limit-crd-install\" flag:"
                        + " parse error on line 1, column 3: extraneous or missing \" in quoted-field",
            })
    void refusesWhatIsNoFlagOrNoValueOfIt(String flags, String message) {
        assertRefused(flags, message);
    }

    @ParameterizedTest
    @CsvSource({"install-scope", "wait-until-available", "wait-until-crds-established"})
    void refusesTheFlagsThatInstallAloneHas(String flag) {
        assertRefused("--" + flag, "unknown flag: --" + flag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "--limit-crd-install Azure,Foo ~ not a valid platform type: Foo",
                "--image-pull-policy Sometimes ~"
                        + " invalid --image-pull-policy: Sometimes (want Always|Never|IfNotPresent)",
                "--managed-service ROSA-HCP ~ not a valid managed service type: ROSA-HCP",
                "--cert-rotation-scale 25h ~"
                        + " cannot set --cert-rotation-scale longer than 24h, invalid value: 25h0m0s",
                "--hcp-egress-block-cidrs 10.0.0.0/33 ~"
                        + " invalid --hcp-egress-block-cidrs value \"10.0.0.0/33\": invalid CIDR address: 10.0.0.0/33",
                "--image-refs /refs --hypershift-image mirror.example.com/operator ~"
                        + " only one of --hypershift-image or --image-refs-file should be specified",
                "--cvo-prometheus-url http://prometheus ~ --cvo-prometheus-url requires either --rhobs-monitoring or"
                        + " --enable-cvo-management-cluster-metrics-access to be enabled",
                "--private-platform azure ~ --private-platform must be either AWS, Azure, GCP, or None",
                "--outputs some ~ invalid --outputs value \"some\": must be 'all', 'crds', or 'resources'",
                "--format xml ~ --format must be yaml or json",
                "--template ~ --template requires --render-sensitive=true because Template output can embed Secret"
                        + " objects",
                "--template --outputs all ~ if any flags in the group [template outputs] are set none of the others"
                        + " can be; [outputs template] were all set",
            })
    void refusesAValueThatTheCliDoesNotKnow(String flags, String message) {
        assertRefused(flags, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--external-dns-secret s | --external-dns-domain-filter is required with --external-dns-provider",
                "--external-dns-domain-filter f | --external-dns-credentials, --external-dns-secret, or"
                        + " --external-dns-role-arn are required with --external-dns-provider",
                "--external-dns-domain-filter f --external-dns-credentials c --external-dns-secret s |"
                        + " only one of --external-dns-credentials or --external-dns-credentials-secret is supported",
            })
    void refusesExternalDnsWithoutWhatItNeeds(String flags, String message) {
        assertRefused("--external-dns-provider azure " + flags, message);
    }

    @Test
    void refusesAnIntervalThatIsNoDuration() {
        assertRefused(
                DNS + "--external-dns-secret s --external-dns-interval soon",
                "--external-dns-interval is not a valid duration: time: invalid duration \"soon\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--azure-pls-resource-group g | --azure-private-creds, --azure-private-secret, or"
                        + " --azure-pls-managed-identity-client-id is required with --private-platform=Azure",
                "--azure-private-secret s | --azure-pls-resource-group is required with --private-platform=Azure",
                "--azure-pls-resource-group g --azure-pls-managed-identity-client-id i |"
                        + " --azure-pls-subscription-id is required when using --azure-pls-managed-identity-client-id",
                "--azure-pls-resource-group g --azure-private-secret s --azure-private-creds c |"
                        + " only one of --azure-private-creds or --azure-private-secret is supported",
                "--azure-pls-resource-group g --azure-private-secret s --azure-pls-subscription-id u"
                        + " --azure-pls-managed-identity-client-id i | --azure-pls-managed-identity-client-id cannot be"
                        + " used with --azure-private-creds or --azure-private-secret",
            })
    void refusesThePrivatePlatformWithoutWhatItNeeds(String flags, String message) {
        assertRefused("--private-platform Azure " + flags, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scale-from-zero-secret s |"
                        + " --scale-from-zero-provider is required when using scale-from-zero credentials",
                "--scale-from-zero-secret s --scale-from-zero-provider gcp |"
                        + " invalid --scale-from-zero-provider: gcp (must be one of: [aws azure])",
                "--scale-from-zero-creds /none --scale-from-zero-provider azure |"
                        + " --scale-from-zero-creds file does not exist: /none",
                "--scale-from-zero-creds /none --scale-from-zero-secret s --scale-from-zero-provider azure |"
                        + " [only one of --scale-from-zero-creds or --scale-from-zero-secret is supported,"
                        + " --scale-from-zero-creds file does not exist: /none]",
            })
    void refusesScalingFromZeroWithoutWhatItNeeds(String flags, String message) {
        assertRefused(flags, message);
    }

    @Test
    void tellsAllProblemsAtOnceInTheCommandLinesOrder() {
        assertRefused(
                "--limit-crd-install Foo --external-dns-provider azure --private-platform Azure",
                "[--azure-private-creds, --azure-private-secret, or --azure-pls-managed-identity-client-id is required"
                        + " with --private-platform=Azure,"
                        + " --azure-pls-resource-group is required with --private-platform=Azure,"
                        + " --external-dns-credentials, --external-dns-secret, or --external-dns-role-arn are required"
                        + " with --external-dns-provider,"
                        + " --external-dns-domain-filter is required with --external-dns-provider,"
                        + " not a valid platform type: Foo]");
    }

    @Test
    void tellsTheSameProblemOnce() {
        assertRefused("--limit-crd-install Foo,Foo", "not a valid platform type: Foo");
    }

    @ParameterizedTest
    @CsvSource({
        "--image-refs, 'cannot read image references file: '",
        "--pull-secret, 'failed to read pull secret file: '",
        "--additional-trust-bundle, ''",
        PRIVATE + "--azure-private-creds, ''",
        DNS + "--external-dns-credentials, ''",
    })
    void refusesAFileThatIsNotThereWhateverIsPrinted(String flag, String before) {
        for (var outputs : new String[] {"crds", "resources"}) {
            assertRefused(
                    "--outputs " + outputs + " " + flag + " /none", before + "open /none: no such file or directory");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | json: cannot unmarshal string into Go value of type v1.ImageStream",
                "[a] | json: cannot unmarshal array into Go value of type v1.ImageStream",
                "spec: {tags: 5} | json: cannot unmarshal number into Go struct field ImageStreamSpec.spec.tags of type"
                        + " []v1.TagReference",
            })
    void refusesImageReferencesThatAreNoImageStream(String text, String reason) {
        assertRefused(
                "--image-refs /refs",
                Map.of("/refs", text),
                "cannot parse image references file: error unmarshaling JSON: while decoding JSON: " + reason);
    }

    @Test
    void tellsInOneLineThatImageReferencesAreNoYaml() {
        assertThat(Rendered.outcome("--image-refs /refs", Map.of("/refs", "a: [\n"))
                        .output())
                .matches("cannot parse image references file: error converting YAML to JSON: yaml: line \\d+: .+\n");
    }

    private static void assertRefused(String flags, String message) {
        assertRefused(flags, Map.of(), message);
    }

    private static void assertRefused(String flags, Map<String, String> files, String message) {
        assertThat(Rendered.outcome(flags.strip(), files)).isEqualTo(new Outcome(1, message + "\n"));
    }
}
