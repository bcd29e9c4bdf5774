package io.hypershift.azure.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.132.0.0/14, 176422912, 14",
        "0.0.0.0/0, 0, 0",
        "255.255.255.255/32, 4294967295, 32",
        "172.31.0.0/16, 2887712768, 16",
        "192.168.0.128/25, 3232235648, 25"
    })
    void reads_ipv4_networks(String text, long address, int prefix) {
        assertThat(Cidr.parse(text)).contains(new Cidr(address, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "10.0.0.0", "10.0.0.0/", "10.0.0/16", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.256/32", "10.0.0.1/16",
                "10.132.0.0/13", "a.b.c.d/8", "fd00::/48", " 10.0.0.0/16", "10.0.0.0/16 ", "010.0.0.0/8", "1.2.3.4/0"
            })
    void refuses_all_else(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/16, true",
        "10.0.0.0/8, 10.132.0.0/14, true",
        "10.132.0.0/14, 10.0.0.0/8, true",
        "0.0.0.0/0, 192.168.0.0/24, true",
        "10.0.0.0/16, 10.1.0.0/16, false",
        "10.128.0.0/14, 10.132.0.0/14, false",
        "172.30.0.0/16, 172.31.0.0/16, false",
        "192.168.0.0/25, 192.168.0.128/25, false"
    })
    void tells_whether_networks_overlap(String one, String other, boolean overlap) {
        var left = Cidr.parse(one).orElseThrow();
        var right = Cidr.parse(other).orElseThrow();

        assertThat(left.overlaps(right)).isEqualTo(overlap);
        assertThat(right.overlaps(left)).isEqualTo(overlap);
    }
}
