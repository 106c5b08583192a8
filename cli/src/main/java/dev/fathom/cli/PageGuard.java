package dev.fathom.cli;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps other sites out of a page on this machine: a site whose name was made to point here is refused by the host that the
 * browser names (DNS rebinding), a request sent from another site's page by its origin. What is served may load nothing from
 * anywhere else and may not be framed.
 */
final class PageGuard implements Filter {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private final Set<String> hosts;

    PageGuard(String host) {
        String own = host.contains(":") ? "[" + host + "]" : host;
        this.hosts = Stream.of("localhost", "127.0.0.1", "[::1]", own.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        HEADERS.forEach(response::header);
        Optional<String> host = request.headers().first(HeaderNames.HOST);
        Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
        try {
            if (host.filter(name -> hosts.contains(withoutPort(name))).isEmpty()) {
                PageServer.fail(response, Status.FORBIDDEN_403, "this page is not known by the name it was called by");
            } else if (origin.isPresent() && !origin.get().equalsIgnoreCase("http://" + host.orElseThrow())) {
                PageServer.fail(response, Status.FORBIDDEN_403, "other sites may not ask here");
            } else if (!request.prologue().method().equals(Method.GET)) {
                response.header(HeaderNames.ALLOW, "GET");
                PageServer.fail(response, Status.METHOD_NOT_ALLOWED_405, "only GET is answered here");
            } else {
                chain.proceed();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
