package io.hypershift.azure.sandbox.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All objects, under one lock and one revision counter, and the most recent changes. Objects in it are never changed:
 * a write swaps one for another, and fails to when somebody else was faster.
 */
public final class Store {
    /** Every cluster has a past: revision 1 is one that none remembers. */
    private static final long FIRST_REVISION = 100;

    private static final int REMEMBERED_CHANGES = 5_000;

    private final Map<ResourceName, NavigableMap<ObjectKey, ObjectNode>> resources = new HashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private long revision = FIRST_REVISION;
    private long forgotten = FIRST_REVISION;

    public synchronized long revision() {
        return revision;
    }

    /** The object, shared: copy it before changing it. */
    public synchronized Optional<ObjectNode> get(ObjectKey key) {
        return Optional.ofNullable(objectsOf(key.resource()).get(key));
    }

    public synchronized Snapshot list(ResourceName resource) {
        return new Snapshot(revision, Collections.unmodifiableSortedMap(new TreeMap<>(objectsOf(resource))));
    }

    /** The objects as they were at a revision that is still remembered. */
    public synchronized Snapshot listAt(ResourceName resource, long wanted) throws RevisionGoneException {
        refuseForgotten(wanted);
        var objects = new TreeMap<>(objectsOf(resource));
        for (var newest = changes.descendingIterator(); newest.hasNext(); ) {
            var change = newest.next();
            if (change.revision() <= wanted) {
                break;
            }
            if (change.key().resource().equals(resource)) {
                change.before()
                        .ifPresentOrElse(
                                before -> objects.put(change.key(), before), () -> objects.remove(change.key()));
            }
        }
        return new Snapshot(wanted, Collections.unmodifiableSortedMap(objects));
    }

    /** Every object that is there, of all resources. */
    public synchronized Map<ObjectKey, ObjectNode> everything() {
        Map<ObjectKey, ObjectNode> all = new HashMap<>();
        resources.values().forEach(all::putAll);
        return all;
    }

    /**
     * Swaps an object, given as it was read, for its next state.
     *
     * @return the stored object with its new revision, or nothing when it is no longer the expected one
     */
    public synchronized Optional<ObjectNode> swap(ObjectKey key, @Nullable ObjectNode expected, ObjectNode next) {
        var objects = objectsOf(key.resource());
        if (!Objects.equals(objects.get(key), expected)) {
            return Optional.empty();
        }
        var stored = next.deepCopy();
        stampNextRevision(stored);
        objects.put(key, stored);
        remember(new Change(revision, key, false, Optional.ofNullable(expected), stored));
        return Optional.of(stored);
    }

    /** Removes an object, given as it was read, leaving a last state; nothing when it is no longer the expected one. */
    public synchronized Optional<ObjectNode> remove(ObjectKey key, ObjectNode expected, ObjectNode lastState) {
        var objects = objectsOf(key.resource());
        if (!Objects.equals(objects.get(key), expected)) {
            return Optional.empty();
        }
        objects.remove(key);
        var last = lastState.deepCopy();
        stampNextRevision(last);
        remember(new Change(revision, key, true, Optional.of(expected), last));
        return Optional.of(last);
    }

    /** Waits for changes after a revision; none when the time is over. */
    public synchronized List<Change> changesAfter(long seen, Duration patience)
            throws InterruptedException, RevisionGoneException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (revision <= seen) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return List.of();
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        refuseForgotten(seen);
        return recentChanges(seen);
    }

    /** Forgets all changes so far, as a compaction does: lists and watches can no longer begin at an older revision. */
    public synchronized void compact() {
        changes.clear();
        forgotten = revision;
    }

    private List<Change> recentChanges(long seen) {
        List<Change> recent = new ArrayList<>();
        for (var newest = changes.descendingIterator(); newest.hasNext(); ) {
            var change = newest.next();
            if (change.revision() <= seen) {
                break;
            }
            recent.add(change);
        }
        Collections.reverse(recent);
        return recent;
    }

    private void refuseForgotten(long wanted) throws RevisionGoneException {
        if (wanted < forgotten) {
            throw new RevisionGoneException(wanted, forgotten);
        }
    }

    private void stampNextRevision(ObjectNode object) {
        revision++;
        Json.metadata(object).put("resourceVersion", Long.toString(revision));
    }

    private void remember(Change change) {
        changes.addLast(change);
        if (changes.size() > REMEMBERED_CHANGES) {
            forgotten = changes.removeFirst().revision();
        }
        notifyAll();
    }

    private NavigableMap<ObjectKey, ObjectNode> objectsOf(ResourceName resource) {
        return resources.computeIfAbsent(resource, name -> new TreeMap<>());
    }
}
