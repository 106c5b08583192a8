package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Opening;
import dev.fathom.backend.Fingerprint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

final class StatusCommand extends Command {

    private final Target target = new Target(this);

    private final Supplier<Optional<Format>> format =
            optional(Format.class, "--format", "FORMAT", "table or json (default: table on a terminal, else json).");

    StatusCommand() {
        super("status", "Tells what an index holds and what it was built with.");
        footer("", "Examples:", "  fathom status", "  fathom status --index kb --format json");
    }

    @Override
    public Integer call() throws IOException {
        Format asked = format.get().orElse(Terminal.isPresent() ? Format.TABLE : Format.JSON);
        if (asked == Format.CSV || asked == Format.TREC) {
            throw new UsageException("status prints a table or json");
        }
        PrintWriter out = out();
        try (FathomIndex index = target.place().open(Opening.BRIEFLY)) {
            Optional<Long> bytes = target.place().folder().isPresent()
                    ? Optional.of(size(target.place().folder().get()))
                    : Optional.empty();
            if (asked == Format.TABLE) {
                table(index, bytes, out);
            } else {
                json(index, bytes, out);
            }
        }
        return Main.OK;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void table(FathomIndex index, Optional<Long> bytes, PrintWriter out) throws IOException {
        FathomIndex.Counts counts = index.counts();
        Fingerprint fingerprint = index.fingerprint();
        row(out, "index", target.name());
        row(out, "documents", grouped(counts.documents()));
        row(out, "passages", grouped(counts.passages()));
        row(out, "figures", grouped(counts.figures()));
        bytes.ifPresent(size -> row(out, "size", String.format(Locale.ROOT, "%.1f MB", size / 1e6)));
        row(out, "analysis", fingerprint.analysis());
        row(out, "embedder", fingerprint.embedder());
        if (!fingerprint.address().isEmpty()) {
            row(out, "model", fingerprint.address());
        }
        row(out, "splitter", fingerprint.splitter());
        row(out, "extractor", fingerprint.extractor());
        row(out, "up to date", index.isOutdated() ? "no: \"fathom reindex\" brings it up to date" : "yes");
    }

    private static void row(PrintWriter out, String name, String value) {
        out.println(Terminal.dim(String.format(Locale.ROOT, "%-11s", name)) + value);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void json(FathomIndex index, Optional<Long> bytes, PrintWriter out) throws IOException {
        FathomIndex.Counts counts = index.counts();
        Fingerprint fingerprint = index.fingerprint();
        Json.write(out, json -> {
            json.writeStartObject();
            json.writeStringField("index", target.name());
            json.writeNumberField("documents", counts.documents());
            json.writeNumberField("passages", counts.passages());
            json.writeNumberField("figures", counts.figures());
            if (bytes.isPresent()) {
                json.writeNumberField("bytes", bytes.get());
            }
            json.writeObjectFieldStart("fingerprint");
            json.writeStringField("format", fingerprint.format());
            json.writeStringField("analysis", fingerprint.analysis());
            json.writeStringField("embedder", fingerprint.embedder());
            json.writeStringField("splitter", fingerprint.splitter());
            json.writeStringField("extractor", fingerprint.extractor());
            json.writeEndObject();
            json.writeBooleanField("outdated", index.isOutdated());
            json.writeEndObject();
        });
    }
}
