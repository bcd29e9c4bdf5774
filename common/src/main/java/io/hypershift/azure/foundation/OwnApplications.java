package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Applications.Wanted;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import java.util.ArrayList;
import java.util.List;

/** The applications that a foundation has in the directory. Most have none, and most logins may not look. */
record OwnApplications(Azure azure, EventListener events) {

    List<Wanted> of(String prefix) {
        var found = new ArrayList<Wanted>();
        for (var purpose : Purpose.values()) {
            var wanted = PrincipalSteps.wanted(prefix, azure.subscription(), purpose);
            try {
                if (azure.graph().applications().exists(wanted)) {
                    found.add(wanted);
                }
            } catch (HyperShiftException e) {
                if (!e.has("Authorization_RequestDenied")) {
                    throw e;
                }
                events.on(new Event.Warning(Text.of(
                        "the login may not read applications in the directory: if the foundation has {}, it stays",
                        wanted.name())));
            }
        }
        return found;
    }
}
