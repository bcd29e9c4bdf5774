package io.hypershift.azure.jenkins.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final Engine engine = new Engine(Duration.ofHours(1));
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void it_goes_on_at_once_for_as_long_as_the_task_wants() {
        var loop = new Loop(engine, task(() -> runs.incrementAndGet() < 5 ? Pace.AT_ONCE : Pace.WHEN_WOKEN, false));
        loop.wake();
        await().until(() -> runs.get() == 5);
    }

    @Test
    void a_wait_can_be_cut_short() {
        var loop = new Loop(
                engine,
                task(
                        () -> {
                            runs.incrementAndGet();
                            return Pace.AFTER_A_WHILE;
                        },
                        true));
        loop.wake();
        await().until(() -> runs.get() == 1);
        await().until(() -> {
            loop.wake(); // before it has begun to wait, it only means: once more
            return runs.get() > 1;
        });
    }

    @Test
    void woken_while_it_runs_it_runs_once_more_and_never_twice_at_once() throws InterruptedException {
        var running = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var loop = new Loop(
                engine,
                task(
                        () -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            running.countDown();
                            await().until(() -> mayEnd.getCount() == 0);
                            atOnce.decrementAndGet();
                            runs.incrementAndGet();
                            return Pace.WHEN_WOKEN;
                        },
                        false));
        loop.wake();
        running.await();
        loop.wake();
        loop.wake();
        mayEnd.countDown();
        await().until(() -> runs.get() == 2);
        assertThat(most).hasValue(1);
    }

    @Test
    void a_piece_that_fails_unforeseen_is_done_again() {
        var loop = new Loop(
                engine,
                task(
                        () -> {
                            if (runs.incrementAndGet() == 1) {
                                throw new IllegalStateException("unforeseen");
                            }
                            return Pace.WHEN_WOKEN;
                        },
                        false));
        await().until(() -> {
            loop.wake();
            return runs.get() > 1;
        });
    }

    @Test
    void looks_do_not_wait_behind_operations() throws InterruptedException {
        var release = new CountDownLatch(1);
        for (int i = 0; i < 40; i++) {
            engine.submit(false, () -> await().forever().until(() -> release.getCount() == 0));
        }
        var looked = new CountDownLatch(1);
        engine.submit(true, looked::countDown);
        looked.await();
        release.countDown();
    }

    @Test
    void threads_are_daemons_with_the_class_loader_of_the_plugin() {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        engine.submit(false, () -> threads.add(Thread.currentThread()));
        engine.submit(true, () -> threads.add(Thread.currentThread()));
        await().until(() -> threads.size() == 2);
        assertThat(threads).allSatisfy(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isEqualTo(Engine.class.getClassLoader());
        });
    }

    @Test
    void what_comes_after_the_end_is_dropped_without_a_word() {
        engine.close();
        engine.submit(false, runs::incrementAndGet);
        assertThat(engine.afterAWhile(runs::incrementAndGet)).isDone();
        assertThat(engine.isClosing()).isTrue();
        assertThat(runs).hasValue(0);
    }

    private static Task task(Supplier<Pace> piece, boolean look) {
        return new Task() {
            @Override
            public Pace run() {
                return piece.get();
            }

            @Override
            public boolean isLook() {
                return look;
            }
        };
    }
}
