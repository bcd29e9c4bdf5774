package io.hypershift.azure.sandbox.hypershift.render;

import java.util.Set;

/** What {@code install render} refuses before it renders, in its order and words (HyperShift 3ee9615, cmd/install). */
final class Validation {
    private Validation() {}

    static void validate(RenderFlags flags, MountedFiles files) {
        refuseIf(
                flags.isGiven("template") && flags.isGiven("outputs"),
                "if any flags in the group [template outputs] are set none of the others can be;"
                        + " [outputs template] were all set");
        InstallValidation.of(flags, files).refuseIfAny();
        refuseIf(!Set.of("yaml", "json").contains(flags.text("format")), "--format must be yaml or json");
        refuseIf(
                !Set.of("all", "crds", "resources").contains(flags.text("outputs")),
                "invalid --outputs value " + GoText.quoted(flags.text("outputs"))
                        + ": must be 'all', 'crds', or 'resources'");
        refuseIf(
                flags.is("template") && !flags.is("render-sensitive"),
                "--template requires --render-sensitive=true because Template output can embed Secret objects");
        refuseIf(flags.is("template"), "--template is not supported by the sandbox");
    }

    private static void refuseIf(boolean isProblem, String text) {
        if (isProblem) {
            throw new RefusedException(text);
        }
    }
}
