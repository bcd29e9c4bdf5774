package com.google.common.util.concurrent;

import java.util.concurrent.Future;

/** A future of Guava. */
public interface ListenableFuture<V> extends Future<V> {}
