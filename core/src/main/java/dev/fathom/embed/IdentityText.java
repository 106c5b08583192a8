package dev.fathom.embed;

import dev.fathom.embed.Embedder.Identity;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An identity in one line: name, dimensions, hash and, where there are any, prefixes, as in {@code minilm/384/sha256:ab12}. */
final class IdentityText {

    private static final Pattern FORM =
            Pattern.compile("(.+)/([1-9]\\d{0,8})(?:/sha256:([0-9a-f]+))?(?:\\?query=([^&]*)&passage=([^&]*))?");

    private IdentityText() {}

    static String write(Identity identity) {
        String prefixes =
                identity.queryPrefix().isEmpty() && identity.passagePrefix().isEmpty()
                        ? ""
                        : "?query=" + encoded(identity.queryPrefix()) + "&passage=" + encoded(identity.passagePrefix());
        String hash = identity.sha256().isEmpty() ? "" : "/sha256:" + identity.sha256();
        return identity.name() + "/" + identity.dimensions() + hash + prefixes;
    }

    static Optional<Identity> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Identity(
                form.group(1),
                Integer.parseInt(form.group(2)),
                Objects.requireNonNullElse(form.group(3), ""),
                decoded(form.group(4)),
                decoded(form.group(5))));
    }

    private static String encoded(String prefix) {
        return URLEncoder.encode(prefix, StandardCharsets.UTF_8);
    }

    private static String decoded(@Nullable String prefix) {
        return prefix == null ? "" : URLDecoder.decode(prefix, StandardCharsets.UTF_8);
    }
}
