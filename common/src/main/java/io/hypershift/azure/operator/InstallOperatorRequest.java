package io.hypershift.azure.operator;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The HyperShift operator as it is wanted on the management cluster.
 *
 * @param namespace where the operator runs
 * @param manifests where its manifests come from
 * @param pullSecret for the operator's images; may be missing where they are public
 * @param prune whether objects go that are no longer among the manifests
 * @param rollout how long to wait until the operator is available
 */
public record InstallOperatorRequest(
        String namespace,
        Manifests manifests,
        Source pullSecret,
        ExternalDnsOptions externalDns,
        PrivatePlatformOptions privatePlatform,
        ScaleFromZeroOptions scaleFromZero,
        boolean prune,
        Rollout rollout) {

    /** The CLI's default namespace. */
    public static final String NAMESPACE = "hypershift";

    /** The CLI's default image. */
    public static final String IMAGE = "quay.io/hypershift/hypershift-operator:latest";

    /** The operator alone, as the CLI installs it by default. */
    public static InstallOperatorRequest usual(Manifests manifests, Source pullSecret, Duration timeout) {
        return new InstallOperatorRequest(
                NAMESPACE,
                manifests,
                pullSecret,
                ExternalDnsOptions.NONE,
                PrivatePlatformOptions.NONE,
                ScaleFromZeroOptions.NONE,
                false,
                new Rollout(timeout, true));
    }

    /** Everything that is wrong with the request, as far as it can be told without asking the management cluster. */
    public List<Problem> validate() {
        return InstallInputs.read(this).problems();
    }

    /** Where the operator's manifests come from. */
    public sealed interface Manifests {

        /**
         * A Job on the management cluster runs the operator image's own {@code install render}.
         *
         * @param image the operator's image
         * @param imageRefs an image stream with the images to use, in place of those the operator knows; may be none
         * @param additionalTrustBundle certificates in PEM that the operator trusts; may be none
         */
        record FromJob(String image, OperatorFlags flags, Source imageRefs, Source additionalTrustBundle)
                implements Manifests {
            /** The parameters that differ from what a rendering has anyway. */
            private List<Parameter> given() {
                var given = new ArrayList<Parameter>();
                flags.values().forEach((parameter, value) -> {
                    if (!value.equals(OperatorFlags.USUAL.values().get(parameter))) {
                        given.add(parameter);
                    }
                });
                if (!image.equals(IMAGE)) {
                    given.add(Parameter.HYPERSHIFT_IMAGE);
                }
                if (imageRefs.isGiven()) {
                    given.add(Parameter.IMAGE_REFS_FILE);
                }
                if (additionalTrustBundle.isGiven()) {
                    given.add(Parameter.ADDITIONAL_TRUST_BUNDLE_FILE);
                }
                Collections.sort(given);
                return given;
            }

            public static FromJob of(String image) {
                return new FromJob(image, OperatorFlags.USUAL, Source.none(), Source.none());
            }
        }

        /** A manifest that was rendered elsewhere, as for closed networks. */
        record FromFile(Source file) implements Manifests {}

        /**
         * The source that a user chose by a word, {@code job} or {@code file}; what has no effect with it is told to the inputs.
         *
         * @param file the manifest; may be none
         */
        static Manifests chosen(String source, FromJob job, Source file, Inputs inputs) {
            inputs.oneOf(Parameter.MANIFEST_SOURCE, source, "job", "file");
            if (source.equals("file")) {
                job.given().forEach(it -> inputs.add(noEffect(it, "job")));
                return new FromFile(file);
            }
            if (file.isGiven()) {
                inputs.add(noEffect(Parameter.MANIFEST_FILE, "file"));
            }
            return job;
        }

        private static Problem noEffect(Parameter parameter, String source) {
            return Problem.of("no-effect", "{} has no effect here", parameter)
                    .because("The manifest is not rendered with it.")
                    .remedy("Leave it out, or give {}.", new Setting(Parameter.MANIFEST_SOURCE, source));
        }
    }

    /**
     * What comes after the manifests are applied.
     *
     * @param timeout how long anything may take that is waited for
     * @param isAwaited whether to return only when operator and external DNS are available
     */
    public record Rollout(Duration timeout, boolean isAwaited) {}
}
