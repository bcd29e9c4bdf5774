package io.hypershift.azure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Passage.Side;
import io.hypershift.azure.sandbox.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatekeeperTest {
    private static final HttpRequest REQUEST = new HttpRequest("GET", "host", "/", Map.of(), Map.of(), new byte[0]);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Test
    void what_comes_while_the_guard_thinks_about_a_cut_comes_too_late() throws Exception {
        var keeper = new Gatekeeper(passage -> passage.number() == 1 ? slowly(Decision.CUT_AFTER) : Decision.PASS);
        var first = new FutureTask<>(() -> keeper.decide(Side.AZURE, REQUEST));
        var second = new FutureTask<>(() -> keeper.decide(Side.MANAGEMENT, REQUEST));
        new Thread(first).start();
        asked.await();
        var thread = new Thread(second);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.BLOCKED);
        answer.countDown();

        assertThat(first.get()).isEqualTo(Decision.CUT_AFTER);
        assertThat(second.get()).isEqualTo(Decision.DROP_BEFORE);
        assertThat(keeper.requests()).isOne();
    }

    @Test
    void a_guard_that_is_too_late_to_serve_can_still_cut_the_other_side() throws Exception {
        var keeper = new Gatekeeper(passage -> slowly(Decision.CUT_AFTER));
        var request = new FutureTask<>(() -> keeper.decide(Side.AZURE, REQUEST));
        new Thread(request).start();
        asked.await();
        keeper.shut(Side.AZURE);
        answer.countDown();

        assertThat(request.get()).isEqualTo(Decision.CUT_BEFORE);
        assertThat(keeper.decide(Side.MANAGEMENT, REQUEST)).isEqualTo(Decision.DROP_BEFORE);
    }

    private Decision slowly(Decision decision) {
        asked.countDown();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return decision;
    }
}
