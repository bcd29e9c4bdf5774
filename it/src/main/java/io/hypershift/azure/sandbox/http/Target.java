package io.hypershift.azure.sandbox.http;

import java.util.List;
import java.util.Map;

/** What a request is for: the request target of RFC 9112 in any of its forms, completed by the Host header. */
record Target(String host, String rawPath, String rawQuery) {

    static Target of(String method, String target, Map<String, List<String>> headers) {
        if (method.equals("CONNECT")) {
            return new Target(withoutPort(target), target, "");
        }
        var authority = headers.getOrDefault("host", List.of("")).get(0);
        var path = target;
        var scheme = target.indexOf("://");
        if (scheme > 0 && !target.startsWith("/")) {
            var slash = target.indexOf('/', scheme + 3);
            authority = target.substring(scheme + 3, slash < 0 ? target.length() : slash);
            path = slash < 0 ? "/" : target.substring(slash);
        }
        var question = path.indexOf('?');
        return question < 0
                ? new Target(withoutPort(authority), path, "")
                : new Target(withoutPort(authority), path.substring(0, question), path.substring(question + 1));
    }

    private static String withoutPort(String authority) {
        var colon = authority.lastIndexOf(':');
        return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
    }
}
