package io.hypershift.azure.sandbox.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Changes to objects that controllers write, too: what came in between is read, and the change made again. */
public final class Edits {
    private static final int TRIES = 50;

    private Edits() {}

    /**
     * Changes the object.
     *
     * @param resource the object by its name, so that each try reads it anew
     */
    public static <T> void edit(Resource<T> resource, Consumer<T> change) {
        again(() -> resource.edit(it -> {
            change.accept(it);
            return it;
        }));
    }

    /** Changes the object's status, as {@link #edit} does the rest. */
    public static <T> void editStatus(Resource<T> resource, Consumer<T> change) {
        again(() -> resource.editStatus(it -> {
            change.accept(it);
            return it;
        }));
    }

    private static <T> T again(Supplier<T> write) {
        for (int left = TRIES; ; left--) {
            try {
                return write.get();
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || left == 0) {
                    throw e;
                }
            }
        }
    }
}
