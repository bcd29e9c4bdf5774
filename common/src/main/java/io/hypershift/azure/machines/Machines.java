package io.hypershift.azure.machines;

import java.util.List;

/**
 * The virtual machines that are wanted.
 *
 * @param count of all of them
 * @param zones the availability zones they are spread over; none where it does not matter
 */
public record Machines(String location, String vmSize, int count, List<String> zones) {
    public Machines {
        zones = List.copyOf(zones);
    }
}
