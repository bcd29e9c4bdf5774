/** An HTTP/1.1 server small enough to be told what real networks do: streams, WebSockets, cut connections. */
@NullMarked
package io.hypershift.azure.sandbox.http;

import org.jspecify.annotations.NullMarked;
