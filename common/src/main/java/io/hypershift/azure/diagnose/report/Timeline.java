package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Transition;
import io.hypershift.azure.diagnose.report.TimeScale.Tick;
import io.hypershift.azure.event.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Conditions over time, as a picture shows them: a lane for each that something happened to.
 *
 * @param end empty where the picture ends with the diagnosis, else when it ends
 * @param others how many conditions have no lane
 */
record Timeline(List<Lane> lanes, List<Tick> ticks, int height, String end, int others) {
    static final int WIDTH = 960;
    static final int LEFT = 270;

    private static final int TOP = 28;
    private static final int LANE = 22;
    private static final int MOST = 30;
    private static final int MARGIN = 24;
    private static final int LONGEST_TOOLTIP = 400;

    /**
     * A row of the picture: the name of an object, or a condition of it.
     *
     * @param y the row's middle
     * @param bars empty for an object's name
     */
    record Lane(int y, String label, ConditionHealth health, List<Bar> bars) {
        boolean isObject() {
            return bars.isEmpty();
        }
    }

    /** A time that a condition had one status. */
    record Bar(int x, int width, ConditionHealth health, String tooltip) {
        /** What is unhealthy stands out by its size, too. */
        int thickness() {
            return switch (health) {
                case UNHEALTHY -> 12;
                case UNDECIDED -> 6;
                case HEALTHY -> 4;
                case NEUTRAL -> 2;
            };
        }
    }

    static Timeline of(Diagnosis diagnosis) {
        var histories = ConditionHistory.of(diagnosis.picture().transitions());
        var eventful = histories.stream()
                .filter(ConditionHistory::isEventful)
                .sorted(Comparator.comparing(ConditionHistory::health)
                        .thenComparing(it -> it.present().at()))
                .toList();
        var shown = (eventful.isEmpty() ? List.copyOf(histories) : eventful)
                .stream().limit(MOST).toList();
        var times = shown.stream()
                .flatMap(it -> it.transitions().stream())
                .map(Transition::at)
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return new Timeline(List.of(), List.of(), 0, "", histories.size());
        }
        var end = end(times, diagnosis.at());
        var scale = new TimeScale(times.get(0), end, LEFT, WIDTH - LEFT - MARGIN);
        var lanes = new ArrayList<Lane>();
        shown.stream()
                .collect(Collectors.groupingBy(ConditionHistory::object, LinkedHashMap::new, Collectors.toList()))
                .forEach((object, conditions) -> {
                    lanes.add(new Lane(y(lanes.size()), object, ConditionHealth.NEUTRAL, List.of()));
                    for (var condition : conditions) {
                        var bars = bars(condition, scale, diagnosis.at());
                        lanes.add(new Lane(y(lanes.size()), condition.type(), condition.health(), bars));
                    }
                });
        return new Timeline(
                List.copyOf(lanes),
                scale.ticks(),
                TOP + lanes.size() * LANE + 4,
                end.isBefore(diagnosis.at()) ? Times.full(end) : "",
                histories.size() - shown.size());
    }

    /** The picture in words, for who cannot see it. */
    String inWords() {
        return lanes.stream()
                .map(lane -> lane.isObject()
                        ? lane.label() + ":"
                        : lane.bars().stream()
                                        .map(bar -> bar.tooltip()
                                                .lines()
                                                .findFirst()
                                                .orElse(""))
                                        .collect(Collectors.joining(", "))
                                + ".")
                .collect(Collectors.joining(" "));
    }

    /** Long after the last change, nothing more is to be seen, and what came before would be pressed together. */
    private static Instant end(List<Instant> times, Instant diagnosed) {
        var last = times.get(times.size() - 1);
        var enough = Duration.between(times.get(0), last).plusMinutes(10);
        return Duration.between(last, diagnosed).compareTo(enough.multipliedBy(2)) > 0 ? last.plus(enough) : diagnosed;
    }

    private static List<Bar> bars(ConditionHistory condition, TimeScale scale, Instant diagnosed) {
        var bars = new ArrayList<Bar>();
        var transitions = condition.transitions();
        for (int i = 0; i < transitions.size(); i++) {
            var it = transitions.get(i);
            var until = i + 1 < transitions.size() ? transitions.get(i + 1).at() : diagnosed;
            int x = scale.x(it.at());
            bars.add(
                    new Bar(x, Math.max(scale.x(until) - x, 2), ConditionHealth.of(it), tooltip(it, until, diagnosed)));
        }
        return bars;
    }

    private static String tooltip(Transition it, Instant until, Instant diagnosed) {
        var age = Duration.between(it.at(), until);
        var text = "%s %s (%s) from %s%s\n%s %s"
                .formatted(
                        it.type(),
                        it.status(),
                        ConditionHealth.of(it).word(),
                        Times.near(it.at(), diagnosed),
                        until.equals(diagnosed) ? " on" : " for " + Ages.of(age.isNegative() ? Duration.ZERO : age),
                        it.reason(),
                        it.message())
                .strip();
        return Printable.beginning(text, LONGEST_TOOLTIP);
    }

    private static int y(int lane) {
        return TOP + lane * LANE + LANE / 2;
    }
}
