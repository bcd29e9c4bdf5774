package io.hypershift.azure.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes answers, each whole answer in one write: two small ones would wait for each other's acknowledgement. */
final class ResponseWriter {
    /** RFC 6455, section 1.3: what a server appends to the client's key. */
    private static final String WEB_SOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** RFC 1123 as RFC 9110 narrows it, section 5.6.7: the JDK's own formatter writes days below ten with one digit. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final OutputStream out;
    private final InstantSource clock;

    ResponseWriter(OutputStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    void write(HttpResponse.Whole response, boolean headOnly, boolean keepAlive) throws IOException {
        var headers = new LinkedHashMap<>(response.headers());
        if (mayHaveBody(response.status()) && !hasLength(headers)) {
            headers.put("Content-Length", Integer.toString(response.body().length));
        }
        if (!keepAlive) {
            headers.put("Connection", "close");
        }
        var message = new ByteArrayOutputStream(response.body().length + 512);
        message.writeBytes(head(response.status(), headers));
        if (!headOnly && mayHaveBody(response.status())) {
            message.writeBytes(response.body());
        }
        send(message.toByteArray());
    }

    void startStream(HttpResponse.Streamed response) throws IOException {
        var headers = new LinkedHashMap<>(response.headers());
        headers.put("Transfer-Encoding", "chunked");
        headers.put("Connection", "close");
        send(head(response.status(), headers));
    }

    void switchToWebSocket(String key, Optional<String> protocols) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Accept", acceptKey(key));
        protocols.ifPresent(offered -> headers.put("Sec-WebSocket-Protocol", firstOf(offered)));
        send(head(101, headers));
    }

    private void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private byte[] head(int status, Map<String, String> headers) {
        var head = new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(reason(status));
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        head.append("\r\nDate: ").append(DATE.format(clock.instant())).append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean mayHaveBody(int status) {
        return status >= 200 && status != 204 && status != 304;
    }

    /** A handler that answers HEAD knows a length without having the body. */
    private static boolean hasLength(Map<String, String> headers) {
        return headers.keySet().stream().anyMatch("Content-Length"::equalsIgnoreCase);
    }

    private static String firstOf(String offered) {
        var comma = offered.indexOf(',');
        return (comma < 0 ? offered : offered.substring(0, comma)).strip();
    }

    private static String acceptKey(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + WEB_SOCKET_GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reason(int status) {
        return switch (status) {
            case 101 -> "Switching Protocols";
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status " + status;
        };
    }
}
