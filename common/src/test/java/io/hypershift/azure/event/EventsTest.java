package io.hypershift.azure.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EventsTest {
    private final List<Event> heard = new ArrayList<>();

    @Test
    void every_listener_hears_all_events_in_order() {
        var also = new ArrayList<Event>();
        var events = new Events(heard::add, also::add);

        events.on(note("one"));
        events.on(note("two"));

        assertThat(heard).containsExactly(note("one"), note("two"));
        assertThat(also).isEqualTo(heard);
    }

    @Test
    void events_of_many_threads_come_one_at_a_time() throws InterruptedException {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var events = new Events(event -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            heard.add(event);
            inside.decrementAndGet();
        });
        var together = new CountDownLatch(8);
        var threads = Executors.newFixedThreadPool(8);
        for (int thread = 0; thread < 8; thread++) {
            var name = "thread " + thread + " ";
            threads.execute(() -> {
                together.countDown();
                awaitAll(together);
                IntStream.range(0, 250).forEach(i -> events.on(note(name + i)));
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(most).hasValue(1);
        assertThat(heard).hasSize(2000);
        assertThat(heard.stream().filter(it -> it.toString().contains("thread 3 ")))
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .mapToObj(i -> note("thread 3 " + i))
                        .toList());
    }

    @Test
    void a_listener_that_throws_hears_no_more_and_harms_nobody() {
        var calls = new AtomicInteger();
        var events = new Events(
                event -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("broken console");
                },
                heard::add);

        events.on(note("one"));
        events.on(note("two"));

        assertThat(calls).hasValue(1);
        assertThat(heard).hasSize(2);
    }

    @Test
    void a_subscription_lasts_until_it_is_closed() {
        var events = new Events();
        try (var subscription = events.subscribe(heard::add)) {
            assertThat(subscription).isNotNull();
            events.on(note("one"));
        }
        events.on(note("two"));

        assertThat(heard).containsExactly(note("one"));
    }

    private static Event note(String text) {
        return new Event.Note(Text.of(text));
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
