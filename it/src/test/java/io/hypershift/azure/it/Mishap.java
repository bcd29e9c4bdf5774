package io.hypershift.azure.it;

import io.hypershift.azure.sandbox.Door;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Passage;
import io.hypershift.azure.sandbox.Passage.Side;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.kubernetes.Fault.Match;
import io.hypershift.azure.sandbox.kubernetes.Fault.Refuse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What may happen to a build that has a cluster. */
enum Mishap {
    FAILING_TEST(1, Remainder.NOTHING, true) {
        @Override
        List<String> tells() {
            return List.of("Tests run: 1, Failures: 1", "x: destroyed");
        }

        @Override
        SampleProject project(SampleProject sample) {
            return sample.with(TEST, "assertEquals(2,", "assertEquals(3,");
        }
    },
    FAILING_PLUGIN(1, Remainder.NOTHING, false) {
        @Override
        List<String> tells() {
            return List.of("x: ready", "a plugin that fails", "the build ends without destroy-cluster");
        }

        @Override
        SampleProject project(SampleProject sample) {
            return FailingPlugin.in(sample);
        }
    },
    AZURE_REFUSES(1, Remainder.NOTHING, false) {
        @Override
        List<String> tells() {
            return List.of("RequestDisallowedByPolicy", "taking back what was made of it");
        }

        @Override
        void prepare(Sandbox sandbox, String cluster) {
            sandbox.azure()
                    .faults()
                    .add(Fault.on("PUT", "/virtualNetworks/" + cluster)
                            .times(100)
                            .deniedByPolicy("no-networks"));
        }
    },
    MANAGEMENT_REFUSES(1, Remainder.NOTHING, false) {
        @Override
        List<String> tells() {
            return List.of("the quota is used up", "taking back what was made of it");
        }

        @Override
        void prepare(Sandbox sandbox, String cluster) {
            var match = Match.ANY.withKind("HostedCluster").withVerb("patch").named(cluster);
            var refusal = new Refuse(403, "Forbidden", "hostedclusters is forbidden: the quota is used up");
            sandbox.management().faults().add(new io.hypershift.azure.sandbox.kubernetes.Fault(match, 100, refusal));
        }
    },
    NEVER_READY(1, Remainder.NOTHING, true) {
        @Override
        List<String> tells() {
            return List.of(
                    "was not ready after",
                    "taking back what was made of it",
                    "Diagnosed as certain: a policy of the organisation",
                    "-diagnosis/report.html");
        }

        @Override
        List<String> arguments() {
            return List.of("-Dhypershift.timeout=15s");
        }

        @Override
        void prepare(Sandbox sandbox, String cluster) {
            sandbox.azure()
                    .faults()
                    .add(Fault.on("PUT", "/virtualMachines/" + cluster)
                            .times(1000)
                            .deniedByPolicy("no-machines"));
        }
    },
    LOST_ANSWERS(0, Remainder.NOTHING, false) {
        @Override
        List<String> tells() {
            return List.of("Tests run: 1, Failures: 0", "x: destroyed");
        }

        @Override
        Guard guard(CompletableFuture<Void> reached) {
            var lost = new HashSet<String>();
            return passage -> isFirstWrite(passage) && lost.add(passage.path()) ? Decision.DROP_AFTER : Decision.PASS;
        }
    },
    LATE_ANSWER(0, Remainder.NOTHING, false) {
        @Override
        void prepare(Sandbox sandbox, String cluster) {
            sandbox.azure()
                    .faults()
                    .add(Fault.on("PUT", "/virtualNetworks/" + cluster).delayed(Duration.ofSeconds(5)));
        }
    },
    SIGINT_IN_CREATE(130, Remainder.ON_ITS_WAY, false) {
        @Override
        void strike(Struck struck) {
            struck.maven().interrupt();
        }
    },
    SIGTERM_IN_CREATE(143, Remainder.ON_ITS_WAY, true) {
        @Override
        void strike(Struck struck) {
            struck.maven().terminate();
        }
    },
    SIGKILL_IN_CREATE(137, Remainder.SOMETHING, true) {
        @Override
        void strike(Struck struck) {
            struck.maven().kill();
        }
    },
    SIGTERM_IN_TEST(143, Remainder.ANYTHING, false) {
        @Override
        SampleProject project(SampleProject sample) {
            return lingering(sample);
        }

        @Override
        void strike(Struck struck) {
            struck.maven().awaitOutput(TEST_RUNS);
            struck.maven().terminate();
        }
    },
    SIGKILL_IN_TEST(137, Remainder.SOMETHING, false) {
        @Override
        SampleProject project(SampleProject sample) {
            return lingering(sample);
        }

        @Override
        void strike(Struck struck) {
            struck.maven().awaitOutput(TEST_RUNS);
            struck.maven().kill();
        }
    },
    AZURE_CUT_OFF(1, Remainder.SOMETHING, true) {
        @Override
        void strike(Struck struck) {
            struck.door().cut(Side.AZURE);
        }
    },
    MANAGEMENT_CUT_OFF(1, Remainder.SOMETHING, false) {
        @Override
        void strike(Struck struck) {
            struck.door().cut(Side.MANAGEMENT);
        }
    },
    AZURE_LOGIN_EXPIRES(1, Remainder.SOMETHING, false) {
        @Override
        void strike(Struck struck) {
            struck.sandbox()
                    .azure()
                    .faults()
                    .add(Fault.on(".*", struck.cluster())
                            .times(10_000)
                            .answering(401, "ExpiredAuthenticationToken", "The access token expiry UTC time is over."));
        }
    },
    MANAGEMENT_LOGIN_EXPIRES(1, Remainder.SOMETHING, false) {
        @Override
        void strike(Struck struck) {
            struck.sandbox()
                    .management()
                    .faults()
                    .add(new io.hypershift.azure.sandbox.kubernetes.Fault(
                            Match.ANY.named(struck.cluster()),
                            10_000,
                            new Refuse(401, "Unauthorized", "Unauthorized")));
        }
    };

    private static final String TEST = "src/test/java/com/example/ClusterIT.java";
    private static final String TEST_RUNS = "Running com.example.ClusterIT";

    /** What the build's own nets leave of its cluster. */
    enum Remainder {
        NOTHING,
        /** Its lease has expired, its removal is begun, and the build has said how to finish. */
        ON_ITS_WAY,
        SOMETHING,
        /** Two nets are in a race: what remains is one's luck. */
        ANYTHING
    }

    /** A build in the moment it is struck. */
    record Struck(RunningMaven maven, Door door, Sandbox sandbox, String cluster) {}

    private final int exitCode;
    private final Remainder remainder;
    private final boolean always;

    Mishap(int exitCode, Remainder remainder, boolean always) {
        this.exitCode = exitCode;
        this.remainder = remainder;
        this.always = always;
    }

    int exitCode() {
        return exitCode;
    }

    Remainder remainder() {
        return remainder;
    }

    /** Whether it is tried in every build, not only where all of them are. */
    boolean isTriedAlways() {
        return always;
    }

    SampleProject project(SampleProject sample) {
        return sample;
    }

    List<String> arguments() {
        return List.of();
    }

    /** What the build says of it, among other things. */
    List<String> tells() {
        return List.of();
    }

    /** Before the build begins. */
    void prepare(Sandbox sandbox, String cluster) {}

    /** When the cluster's network is about to be made. */
    void strike(Struck struck) {}

    /** A guard that tells when the build comes to the cluster's network. */
    Guard guard(CompletableFuture<Void> reached) {
        return passage -> {
            if (passage.method().equals("PUT") && passage.path().contains("/virtualNetworks/")) {
                reached.complete(null);
            }
            return Decision.PASS;
        };
    }

    private static boolean isFirstWrite(Passage passage) {
        var group = passage.method().equals("PUT") && passage.path().matches("(?i).*/resourcegroups/[^/]*");
        return group || (passage.method().equals("POST") && passage.path().endsWith("/leases"));
    }

    private static SampleProject lingering(SampleProject sample) {
        return sample.with(
                TEST,
                "var kubeconfig",
                "new java.util.concurrent.CompletableFuture<Void>().orTimeout(" + TimeUnit.MINUTES.toSeconds(5)
                        + ", java.util.concurrent.TimeUnit.SECONDS).join();\n        var kubeconfig");
    }
}
