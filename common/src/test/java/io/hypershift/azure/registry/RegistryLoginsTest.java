package io.hypershift.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.registry.RegistryLogins.Login;
import io.hypershift.azure.sensitive.Sensitive;
import org.junit.jupiter.api.Test;

class RegistryLoginsTest {
    private static final ImageReference IMAGE = new ImageReference("quay.io", "team/image", "1");

    @Test
    void the_login_for_the_smallest_place_counts() {
        var logins = logins(
                "{'quay.io': {'auth': 'YQ=='}, 'quay.io/team': {'auth': 'Yg=='}, 'quay.io/tea': {'auth': 'Yw=='}}");

        assertThat(logins.of(IMAGE)).contains(new Login("quay.io/team", Sensitive.of("Yg==")));
        assertThat(logins.of(new ImageReference("quay.io", "others/image", "1")))
                .contains(new Login("quay.io", Sensitive.of("YQ==")));
        assertThat(logins.of(new ImageReference("ghcr.io", "team/image", "1"))).isEmpty();
    }

    @Test
    void user_and_password_are_as_good_as_what_they_make() {
        assertThat(logins("{'quay.io': {'username': 'a', 'password': 'b'}}").of(IMAGE))
                .contains(new Login("quay.io", Sensitive.of("YTpi")));
    }

    @Test
    void keys_that_are_urls_are_understood() {
        assertThat(logins("{'https://quay.io/': {'auth': 'YQ=='}}").of(IMAGE)).isPresent();
        assertThat(logins("{'https://index.docker.io/v1/': {'auth': 'YQ=='}}")
                        .of(new ImageReference("docker.io", "busybox", "1")))
                .isPresent();
    }

    @Test
    void an_entry_without_a_login_is_none() {
        assertThat(logins("{'quay.io': {'email': 'a@example.com'}}").of(IMAGE)).isEmpty();
    }

    private static RegistryLogins logins(String auths) {
        return RegistryLogins.of(Sensitive.of("{'auths': %s}".formatted(auths).replace('\'', '"')));
    }
}
