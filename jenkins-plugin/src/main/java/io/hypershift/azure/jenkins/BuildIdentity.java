package io.hypershift.azure.jenkins;

import hudson.model.Run;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Which build this is, for the cluster's lease.
 *
 * @param owner whose cluster it will be: {@code job#number}, as the Maven goals of the same build make it of its environment
 * @param source where the build is, for those who find the cluster later
 */
record BuildIdentity(String owner, String source) {

    static BuildIdentity of(Run<?, ?> run) {
        var root = Optional.ofNullable(Jenkins.get().getRootUrl()).orElse("");
        return new BuildIdentity(run.getParent().getFullName() + "#" + run.getNumber(), root + run.getUrl());
    }

    /** A build that may be gone by now. */
    static BuildIdentity of(String job, int number) {
        return new BuildIdentity(job + "#" + number, "");
    }
}
