package io.hypershift.azure.diagnose;

import java.util.List;
import java.util.stream.Stream;

/**
 * Two things that are broken of one cluster.
 *
 * @param scenario breaks both; its code is that of one
 * @param other the code of the other
 */
record TwoFaults(Scenario scenario, String other) {
    static List<TwoFaults> all() {
        return List.of(
                of("role-disk", "no-quota"),
                of("no-ssh-key", "role-ccm"),
                of("credential-gone", "no-size"),
                hiding("no-class", "keys-gone"),
                of("closed-group", "no-image"),
                hiding("dns-off", "keys-gone"),
                of("no-terms", "no-apps-record"),
                of("overlap", "bad-pull-secret"),
                of("no-monitoring", "paused-pool"),
                of("machine-stopped", "not-acknowledged"));
    }

    private static TwoFaults of(String one, String another) {
        return of(named(one), named(another), named(another).signals());
    }

    /** As long as the one is there, nothing of the other is to be seen by itself. */
    private static TwoFaults hiding(String one, String another) {
        return of(named(one), named(another), List.of());
    }

    private static Scenario named(String name) {
        return FaultCatalogue.whole().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TwoFaults of(Scenario one, Scenario another, List<Signal> seenBesides) {
        var place = new Scenario.Place(
                Stream.of(one, another)
                        .map(it -> it.place().setting())
                        .max(Setting::compareTo)
                        .orElseThrow(),
                one.place().isShared() && another.place().isShared(),
                one.place().hasFoundation() || another.place().hasFoundation());
        var both = new Scenario(
                one.code(),
                one.name() + "-2",
                place,
                another.with(one.options()).options(),
                one.moment(),
                cluster -> Stream.of(one, another).forEach(it -> it.fault().strike(cluster)),
                one.signals());
        return new TwoFaults(both.shows(seenBesides), another.code());
    }
}
