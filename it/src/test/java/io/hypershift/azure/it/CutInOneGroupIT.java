package io.hypershift.azure.it;

import io.hypershift.azure.it.Neighbourhood.Deed;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same as {@link CutAnywhereIT} where all clusters are in one resource group, which none of them takes along. */
@Tag("thorough")
class CutInOneGroupIT {
    private static Neighbourhood neighbourhood;

    @BeforeAll
    static void prepare() {
        neighbourhood = Neighbourhood.inOneGroup("cut-in-one-group");
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    @Test
    void nothing_is_left_of_a_cluster_whose_maker_is_cut_off_at_any_request() {
        new Cuts(neighbourhood, new Random(20261126)).tryAll(Deed.CREATE);
    }

    @Test
    void nothing_is_left_of_a_cluster_whose_destroyer_is_cut_off_at_any_request() {
        new Cuts(neighbourhood, new Random(20261127)).tryAll(Deed.DESTROY);
    }
}
