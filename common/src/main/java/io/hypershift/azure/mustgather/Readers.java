package io.hypershift.azure.mustgather;

import io.hypershift.azure.plan.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads several units at a time, a few ahead of the archive, which takes them in their order. */
final class Readers implements AutoCloseable {
    private static final int PARALLEL = 8;
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final ExecutorService pool;
    private final Staging staging;
    private final Archive archive;
    private final Progress progress;
    private final GatherLimits limits;
    private final Cancellation cancellation;
    private final long deadline;
    private final Semaphore running = new Semaphore(PARALLEL);
    private final Deque<Pending> pending = new ArrayDeque<>();

    private record Pending(Unit unit, Future<List<Entry>> entries) {}

    Readers(
            ExecutorService pool,
            Staging staging,
            Archive archive,
            Progress progress,
            GatherLimits limits,
            Cancellation cancellation) {
        this.pool = pool;
        this.staging = staging;
        this.archive = archive;
        this.progress = progress;
        this.limits = limits;
        this.cancellation = cancellation;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** Reads all of them into the archive. */
    void read(List<? extends Unit> units) throws IOException {
        for (var unit : units) {
            if (pending.size() == PARALLEL) {
                take(pending.remove());
            }
            submit(unit);
        }
        while (!pending.isEmpty()) {
            take(pending.remove());
        }
    }

    private void submit(Unit unit) {
        cancellation.check();
        if (left() <= 0) {
            progress.leaveOut(unit.what(), timeOver());
        } else if (unit.isLarge() && archive.bytes() >= limits.bytesInAll()) {
            progress.leaveOut(unit.what(), sizeOver());
        } else {
            pending.add(new Pending(unit, pool.submit(() -> read(unit))));
        }
    }

    private List<Entry> read(Unit unit) throws IOException, InterruptedException {
        running.acquire();
        try {
            return unit.read(staging, progress);
        } finally {
            running.release();
        }
    }

    private void take(Pending next) throws IOException {
        try {
            for (var entry : await(next.entries())) {
                if (archive.bytes() + entry.content().size() > limits.bytesInAll()) {
                    progress.leaveOut(entry.name(), sizeOver());
                } else {
                    archive.add(entry);
                }
                Files.delete(entry.file());
            }
        } catch (TimeoutException e) {
            next.entries().cancel(true);
            progress.leaveOut(next.unit().what(), timeOver());
        } catch (ExecutionException e) {
            progress.leaveOut(next.unit().what(), String.valueOf(e.getCause()));
        }
    }

    private List<Entry> await(Future<List<Entry>> entries) throws ExecutionException, TimeoutException {
        while (true) {
            cancellation.check();
            try {
                return entries.get(Math.min(GLANCE_NANOS, Math.max(1, left())), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left() <= 0) {
                    throw e;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancellation.cancel();
            }
        }
    }

    private long left() {
        return deadline - System.nanoTime();
    }

    private String timeOver() {
        return "the time was over (" + limits.time().toSeconds() + " s)";
    }

    private String sizeOver() {
        return "the size was over (" + limits.bytesInAll() + " bytes)";
    }

    /** Nobody reads any more when this returns, unless somebody does not let himself be interrupted. */
    @Override
    public void close() {
        pending.forEach(it -> it.entries().cancel(true));
        try {
            var unused = running.tryAcquire(PARALLEL, FAREWELL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
