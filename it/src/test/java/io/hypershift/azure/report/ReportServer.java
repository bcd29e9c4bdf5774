package io.hypershift.azure.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the files of a directory with the header that Jenkins serves archived artifacts with. */
final class ReportServer implements AutoCloseable {
    private static final String POLICY =
            "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';";

    private final HttpServer server;
    private final Path directory;

    private ReportServer(HttpServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    static ReportServer of(Path directory) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var server = new ReportServer(http, directory);
        http.createContext("/", server::serve);
        http.start();
        return server;
    }

    URI uri(String file) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + file);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath().substring(1);
            if (name.equals("favicon.ico")) { // browsers ask the site for it, whatever page they show
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            var file = directory.resolve(name);
            if (name.isEmpty() || name.contains("/") || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders()
                    .add("Content-Type", name.endsWith(".css") ? "text/css" : "text/html;charset=utf-8");
            var content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
