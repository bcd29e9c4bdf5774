package io.hypershift.azure.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SensitiveTest {
    private record Login(String user, Sensitive password) {}

    @Test
    void is_never_printed_by_chance() {
        var login = new Login("ci", Sensitive.of("hunter22"));

        assertThat(login).hasToString("Login[user=ci, password=********]");
        assertThat(login.password().reveal()).isEqualTo("hunter22");
    }

    @Test
    void is_equal_by_value() {
        assertThat(Sensitive.of("a")).isEqualTo(Sensitive.of("a")).hasSameHashCodeAs(Sensitive.of("a"));
        assertThat(Sensitive.of("a")).isNotEqualTo(Sensitive.of("b"));
    }
}
