package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/8",
                "10.0.0.0/08",
                "0.0.0.0/0",
                "255.255.255.255/32",
                "::/0",
                "fd00::/8",
                "1:2:3:4:5:6:7:8/128",
                "::ffff:1.2.3.4/96"
            })
    void isANetwork(String text) {
        assertThat(Cidr.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/+8",
                "10.0.0/8",
                "010.0.0.0/8",
                "256.0.0.0/8",
                "fd00::/129",
                "1:2/64",
                "1::2::3/8",
                "fe80::1%eth0/64",
                "localhost/8"
            })
    void isNone(String text) {
        assertThat(Cidr.isValid(text)).isFalse();
    }
}
