package io.hypershift.azure.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Passage.Side;
import io.hypershift.azure.sandbox.kubernetes.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorTest {
    private Sandbox sandbox;
    private DoorClient main;
    private String token;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        main = new DoorClient(sandbox, sandbox.properties());
        token = main.azureToken();
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @Test
    void a_door_tells_the_same_properties_but_for_its_own_ways_in() {
        try (var door = sandbox.open(Guard.passing());
                var other = sandbox.open(Guard.passing())) {
            var own = Set.of("hypershift.httpsProxy", "hypershift.managementKubeconfigFile");

            assertThat(without(own, door.properties())).isEqualTo(without(own, sandbox.properties()));
            own.forEach(property -> assertThat(List.of(
                            door.properties().get(property),
                            other.properties().get(property),
                            sandbox.properties().get(property)))
                    .doesNotHaveDuplicates());
        }
    }

    @Test
    void requests_to_both_sides_are_numbered_as_they_come_and_their_connections_are_not() throws Exception {
        var passages = new CopyOnWriteArrayList<Passage>();
        try (var door = sandbox.open(passage -> {
            passages.add(passage);
            return Decision.PASS;
        })) {
            var client = clientOf(door);
            assertThat(client.createConfigMap("numbered").join()).isEqualTo(201);
            assertThat(client.createGroup("numbered", token).join()).isEqualTo(201);
            assertThat(client.readConfigMap("numbered").join()).isEqualTo(200);

            var group = "/subscriptions/" + InitialState.SUBSCRIPTION + "/resourceGroups/numbered";
            assertThat(passages)
                    .containsExactly(
                            new Passage(1, Side.MANAGEMENT, "POST", "127.0.0.1", DoorClient.CONFIG_MAPS, false),
                            new Passage(2, Side.AZURE, "PUT", "management.azure.com", group, false),
                            new Passage(
                                    3,
                                    Side.MANAGEMENT,
                                    "GET",
                                    "127.0.0.1",
                                    DoorClient.CONFIG_MAPS + "/numbered",
                                    false));
            assertThat(door.requests()).isEqualTo(3);
        }
    }

    @Test
    void many_at_once_are_each_asked_about_once() throws Exception {
        var numbers = new ArrayList<Integer>();
        try (var door = sandbox.open(passage -> {
            numbers.add(passage.number());
            return Decision.PASS;
        })) {
            var client = clientOf(door);
            var answers = IntStream.range(0, 40)
                    .mapToObj(i -> client.readConfigMap("none"))
                    .toList();
            answers.forEach(CompletableFuture::join);

            assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
        }
    }

    @Test
    void a_request_dropped_before_has_no_effect_and_the_next_one_passes() throws Exception {
        try (var door = sandbox.open(Guard.at(1, Decision.DROP_BEFORE))) {
            var client = clientOf(door);
            breaks(client.createConfigMap("dropped-before"));

            assertThat(main.readConfigMap("dropped-before").join()).isEqualTo(404);
            assertThat(client.createConfigMap("dropped-before").join()).isEqualTo(201);
            assertThat(door.isCut()).isFalse();
        }
    }

    @Test
    void a_request_dropped_after_is_carried_out_and_the_next_one_passes() throws Exception {
        try (var door = sandbox.open(Guard.at(1, Decision.DROP_AFTER))) {
            var client = clientOf(door);
            breaks(client.createGroup("dropped-after", token));

            assertThat(main.readGroup("dropped-after", token).join()).isEqualTo(200);
            assertThat(client.readGroup("dropped-after", token).join()).isEqualTo(200);
            assertThat(door.isCut()).isFalse();
        }
    }

    @Test
    void cut_before_a_request_it_has_no_effect_and_nothing_gets_in_any_more() throws Exception {
        try (var door = sandbox.open(Guard.at(2, Decision.CUT_BEFORE))) {
            var client = clientOf(door);
            assertThat(client.createConfigMap("before-the-cut").join()).isEqualTo(201);
            breaks(client.createConfigMap("cut-before"));

            isShut(door);
            breaks(client.createConfigMap("cut-before"));
            breaks(client.createGroup("cut-before", token));
            assertThat(main.readConfigMap("cut-before").join()).isEqualTo(404);
            assertThat(main.readGroup("cut-before", token).join()).isEqualTo(404);
            assertThat(door.requests()).isEqualTo(2);
        }
    }

    @Test
    void cut_after_a_request_it_is_carried_out_and_nothing_gets_in_any_more() throws Exception {
        try (var door = sandbox.open(Guard.at(2, Decision.CUT_AFTER))) {
            var client = clientOf(door);
            assertThat(client.createConfigMap("cut-after").join()).isEqualTo(201);
            breaks(client.createGroup("cut-after", token));

            isShut(door);
            breaks(client.readConfigMap("cut-after"));
            assertThat(main.readGroup("cut-after", token).join()).isEqualTo(200);
            assertThat(door.requests()).isEqualTo(2);
        }
    }

    @Test
    void a_cut_ends_running_watches_and_kept_connections_and_leaves_everybody_else_in() throws Exception {
        try (var door = sandbox.open(Guard.passing());
                var other = sandbox.open(Guard.passing())) {
            var client = clientOf(door);
            var elsewhere = clientOf(other);
            assertThat(client.readGroup("os4-common", token).join()).isEqualTo(200);
            var watched = new CopyOnWriteArrayList<String>();
            var watch = watch(client, watched);
            var watchedElsewhere = new CopyOnWriteArrayList<String>();
            var watchElsewhere = watch(elsewhere, watchedElsewhere);
            await().until(() -> !watched.isEmpty() && !watchedElsewhere.isEmpty());

            door.cut();

            breaks(watch);
            breaks(client.readGroup("os4-common", token));
            isShut(door);
            assertThat(elsewhere.readGroup("os4-common", token).join()).isEqualTo(200);
            assertThat(main.createConfigMap("after-the-cut").join()).isEqualTo(201);
            await().until(() -> watchedElsewhere.stream().anyMatch(event -> event.contains("after-the-cut")));
            assertThat(watched).noneMatch(event -> event.contains("after-the-cut"));
            assertThat(watchElsewhere).isNotDone();
        }
    }

    @Test
    void a_cut_closes_a_tunnel_through_which_nothing_has_come_yet() throws Exception {
        try (var door = sandbox.open(Guard.passing());
                var tunnel = new Socket(door.proxy().getHost(), door.proxy().getPort())) {
            tunnel.getOutputStream().write("CONNECT management.azure.com:443 HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            var answer = "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(US_ASCII);
            assertThat(tunnel.getInputStream().readNBytes(answer.length)).isEqualTo(answer);

            door.cut(Side.AZURE);

            assertThat(tunnel.getInputStream().read()).isEqualTo(-1);
            assertThat(door.requests()).isZero();
        }
    }

    @Test
    void one_side_can_be_cut_off_alone() throws Exception {
        try (var door = sandbox.open(Guard.passing())) {
            var client = clientOf(door);
            assertThat(client.readConfigMap("none").join()).isEqualTo(404);

            door.cut(Side.MANAGEMENT);

            breaks(client.readConfigMap("none"));
            assertThat(client.readGroup("os4-common", token).join()).isEqualTo(200);
            assertThat(door.isCut()).isFalse();

            door.cut(Side.AZURE);

            breaks(client.readGroup("os4-common", token));
            isShut(door);
        }
    }

    @Test
    void what_waits_for_the_guard_when_the_door_is_cut_has_no_effect() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var door = sandbox.open(passage -> {
            asked.countDown();
            awaitQuietly(answer);
            return Decision.PASS;
        })) {
            var client = clientOf(door);
            var first = client.createConfigMap("queued-1");
            asked.await();
            var second = client.createConfigMap("queued-2");

            door.cut();
            answer.countDown();

            breaks(first);
            breaks(second);
            assertThat(door.requests()).isOne();
        }
        assertThat(main.readConfigMap("queued-1").join()).isEqualTo(404);
        assertThat(main.readConfigMap("queued-2").join()).isEqualTo(404);
    }

    @Test
    void what_is_being_served_when_the_door_is_cut_is_served_to_its_end() throws Exception {
        var faults = sandbox.management().faults();
        faults.add(new Fault(
                Fault.Match.ANY.withVerb("create").named("served"), 1, new Fault.Delay(Duration.ofSeconds(2))));
        try (var door = sandbox.open(Guard.passing())) {
            var created = clientOf(door).createConfigMap("served");
            await().until(() -> faults.pending().isEmpty());

            door.cut();

            breaks(created);
            await().until(() -> main.readConfigMap("served").join() == 200);
        }
    }

    private DoorClient clientOf(Door door) throws IOException {
        return new DoorClient(sandbox, door.properties());
    }

    private static CompletableFuture<Void> watch(DoorClient client, List<String> events) {
        return CompletableFuture.runAsync(() -> client.watchConfigMaps().forEach(events::add));
    }

    private static void breaks(CompletableFuture<?> answer) {
        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    private static void isShut(Door door) {
        await().until(door::isCut);
        for (var entrance : List.of(door.proxy(), URI.create(door.managementUrl()))) {
            assertThatThrownBy(() -> new Socket(entrance.getHost(), entrance.getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    private static Map<String, String> without(Set<String> names, Map<String, String> properties) {
        var rest = new TreeMap<>(properties);
        rest.keySet().removeAll(names);
        return rest;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
