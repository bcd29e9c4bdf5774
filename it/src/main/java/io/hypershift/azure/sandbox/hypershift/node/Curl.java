package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.told.Egress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** curl as far as it tells whether a host can be reached: its exit code, and its words where it cannot. */
final class Curl implements Program {
    private static final Set<String> WITH_VALUE = Set.of(
            "-o",
            "-m",
            "-w",
            "-H",
            "-X",
            "-x",
            "--output",
            "--max-time",
            "--connect-timeout",
            "--write-out",
            "--header",
            "--request",
            "--proxy",
            "--cacert",
            "--retry");
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

    private final Egress egress;
    private final StageClock clock;

    Curl(Egress egress, StageClock clock) {
        this.egress = egress;
        this.clock = clock;
    }

    static boolean isMeant(List<String> commandLine) {
        return !commandLine.isEmpty() && commandLine.get(0).matches("(.*/)?curl");
    }

    @Override
    public Moment look(RunningContainer container) {
        var arguments = container.commandLine();
        var host = host(arguments);
        if (host.isEmpty()) {
            return failed(container, 2, "no URL specified");
        }
        return switch (egress.to(host.get())) {
            case OPEN -> new Ended(0);
            case UNRESOLVED -> failed(container, 6, "Could not resolve host: " + host.get());
            case SILENT -> wait(container, patience(arguments));
        };
    }

    private Moment wait(RunningContainer container, Duration patience) {
        var left = clock.share(patience).minus(container.age());
        return left.isNegative() || left.isZero()
                ? failed(container, 28, "Connection timed out after " + patience.toMillis() + " milliseconds")
                : new Runs(true, Next.in(left));
    }

    private static Moment failed(RunningContainer container, int exitCode, String message) {
        var isQuiet = container.commandLine().stream()
                        .anyMatch(it -> it.matches("-[a-zA-Z]*s[a-zA-Z]*") || it.equals("--silent"))
                && container.commandLine().stream()
                        .noneMatch(it -> it.matches("-[a-zA-Z]*S[a-zA-Z]*") || it.equals("--show-error"));
        if (!isQuiet) {
            container.print("curl: (" + exitCode + ") " + message);
        }
        return new Ended(exitCode);
    }

    private static Optional<String> host(List<String> arguments) {
        var isValue = false;
        for (var argument : arguments.subList(1, arguments.size())) {
            if (!isValue && !argument.startsWith("-")) {
                var url = argument.contains("://") ? argument : "http://" + argument;
                return Optional.ofNullable(URI.create(url).getHost());
            }
            isValue = !isValue && WITH_VALUE.contains(argument);
        }
        return Optional.empty();
    }

    private static Duration patience(List<String> arguments) {
        for (var name : List.of("-m", "--max-time", "--connect-timeout")) {
            var at = arguments.indexOf(name);
            if (at >= 0 && at + 1 < arguments.size()) {
                return Duration.ofMillis((long) (Double.parseDouble(arguments.get(at + 1)) * 1000));
            }
        }
        return USUAL_PATIENCE;
    }
}
