package io.hypershift.azure.sandbox.kubernetes;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fabric8.kubernetes.client.Config;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerClockTest {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private final KubernetesServer server = KubernetesServer.start(AUTHORITY);
    private final RawApi api = RawApi.of(Config.fromKubeconfig(server.kubeconfig()));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void every_answer_is_dated_refusals_and_watches_too() {
        for (var path : new String[] {
            "/version", CONFIG_MAPS, CONFIG_MAPS + "/none", "/nothing", CONFIG_MAPS + "?watch=true&timeoutSeconds=1"
        }) {
            var date = api.get(path).headers().firstValue("Date");
            assertThat(date)
                    .as(path)
                    .get()
                    .asString()
                    .matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT");
        }
    }

    @Test
    void the_time_told_is_the_real_one_until_it_is_advanced_and_only_the_date_follows() {
        isNow(dateOf(api.get("/version")));

        server.clock().advance(Duration.ofHours(3));
        var created =
                api.post(CONFIG_MAPS, "{\"metadata\":{\"name\":\"late\"}}").expect(201);

        isNow(dateOf(created).minus(Duration.ofHours(3)));
        isNow(dateOf(api.get(CONFIG_MAPS + "?watch=true&timeoutSeconds=1")).minus(Duration.ofHours(3)));
        isNow(Instant.parse(created.at("/metadata/creationTimestamp")));

        server.clock().advance(Duration.ofHours(-4));
        isNow(dateOf(api.get("/version")).plus(Duration.ofHours(1)));
    }

    @Test
    void it_is_moved_over_http_by_those_who_are_known() {
        var answer = api.post("/sandbox/clock", "{\"advanceSeconds\":86400}").expect(204);

        isNow(dateOf(answer).minus(Duration.ofDays(1)));
        api.withToken("nobody")
                .post("/sandbox/clock", "{\"advanceSeconds\":86400}")
                .expect(401);
        api.get("/sandbox/clock").expect(405);
        api.post("/sandbox/clock", "{\"advanceSeconds\":\"a day\"}").expect(400).saying("advanceSeconds");
        isNow(dateOf(api.get("/version")).minus(Duration.ofDays(1)));
    }

    private static Instant dateOf(Answer answer) {
        var date = answer.headers().firstValue("Date").orElseThrow();
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static void isNow(Instant time) {
        assertThat(time).isCloseTo(Instant.now(), within(2, MINUTES));
    }
}
