package dev.fathom.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it could not be written, which the writer around it forgets. */
final class Output extends FilterOutputStream {

    private @Nullable String failure;

    Output(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = Objects.requireNonNullElse(e.getMessage(), "no reason given");
            throw e;
        }
    }

    /** Why not all was written; nothing where it was, or where the reader of a pipe has seen enough. */
    Optional<String> failure() {
        return Optional.ofNullable(failure)
                .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
    }
}
