package io.hypershift.azure.sandbox.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Reads request bodies: by length or chunked, plain or compressed. */
final class BodyReader {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private final int limit;

    BodyReader(InputStream in, OutputStream out, int limit) {
        this.in = in;
        this.out = out;
        this.limit = limit;
    }

    byte[] read(Map<String, List<String>> headers) throws IOException {
        var chunked = first(headers, "transfer-encoding").equals("chunked");
        var length = length(first(headers, "content-length"));
        if (!chunked && length == 0) {
            return new byte[0];
        }
        if (first(headers, "expect").equals("100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
        return decompressed(chunked ? chunks() : exactly(length), first(headers, "content-encoding"));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            if (body.size() + size > limit) {
                in.skipNBytes(size);
                skipChunks();
                throw tooLarge();
            }
            body.writeBytes(in.readNBytes((int) size));
            RequestReader.requiredLine(in);
        }
        skipTrailers();
        return body.toByteArray();
    }

    private void skipChunks() throws IOException {
        RequestReader.requiredLine(in);
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            in.skipNBytes(size);
            RequestReader.requiredLine(in);
        }
        skipTrailers();
    }

    private void skipTrailers() throws IOException {
        while (!RequestReader.requiredLine(in).isEmpty()) {
            // Nobody we know sends trailers that mean anything.
        }
    }

    private long chunkSize() throws IOException {
        var line = RequestReader.requiredLine(in);
        var semicolon = line.indexOf(';');
        try {
            return Long.parseLong((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
        } catch (NumberFormatException e) {
            throw new MalformedRequestException(400, "a broken chunk size");
        }
    }

    /** Reads past a body that is too large all the same: a client that is still sending does not read the answer. */
    private byte[] exactly(long length) throws IOException {
        if (length > limit) {
            in.skipNBytes(length);
            throw tooLarge();
        }
        var body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new IOException("the client left in the middle of a body");
        }
        return body;
    }

    private byte[] decompressed(byte[] body, String encoding) throws IOException {
        var bytes = new ByteArrayInputStream(body);
        return switch (encoding) {
            case "", "identity" -> body;
            case "gzip" -> inflated(new GZIPInputStream(bytes));
            case "deflate" -> inflated(new InflaterInputStream(bytes));
            default -> throw new MalformedRequestException(415, "content encoding " + encoding);
        };
    }

    private byte[] inflated(InputStream compressed) throws IOException {
        var body = compressed.readNBytes(limit + 1);
        if (body.length > limit) {
            throw tooLarge();
        }
        return body;
    }

    private MalformedRequestException tooLarge() {
        return new MalformedRequestException(413, "Request entity too large: limit is " + limit);
    }

    private static long length(String header) throws IOException {
        try {
            return header.isEmpty() ? 0 : Long.parseUnsignedLong(header);
        } catch (NumberFormatException e) {
            throw new MalformedRequestException(400, "a broken Content-Length");
        }
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).get(0).toLowerCase(Locale.ROOT);
    }
}
