package dev.fathom.cli;

import dev.fathom.document.Document;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Folder;
import dev.fathom.document.format.ForkedReader;
import dev.fathom.figure.Figure;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.figure.Unit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

final class ExtractCommand extends Command {

    private final Supplier<List<Path>> records =
            list(Path.class, "--records", "FILE", "A file with one JSON object a line.");

    private final Supplier<Optional<LocalDate>> date =
            optional(LocalDate.class, "--date", "DATE", "The day the files speak from, such as 2025-04-16.");

    private final Supplier<Optional<Format>> format = optional(
            Format.class,
            "--format",
            "FORMAT",
            "table, csv, jsonl or json (default: table on a terminal, else jsonl).");

    private final Supplier<Boolean> mark = flag("--mark", "Prints the text itself with its figures marked.");

    private final Supplier<Optional<Path>> units = optional(
            Path.class,
            "--units",
            "FILE",
            "More units and counted nouns, one a line: name | dimension | definition | symbols | other names.");

    private final Supplier<List<Path>> paths = parameters(0, Path.class, "FILE", "Files and folders.");

    private final FigureExtractor extractor = FigureExtractor.english();
    private boolean found;

    ExtractCommand() {
        super("extract", "Prints the figures that files or records state, without an index.");
        footer(
                "",
                "Examples:",
                "  fathom extract report.txt --date 2025-04-16",
                "  fathom extract report.txt --mark",
                "  fathom extract --records articles.jsonl");
    }

    @Override
    public Integer call() throws IOException {
        if (paths.get().isEmpty() && records.get().isEmpty()) {
            throw new UsageException("nothing to read; name a file or folder, or --records FILE");
        }
        if (format.get().filter(f -> f == Format.TREC).isPresent()) {
            throw new UsageException("extract prints a table, csv, json or jsonl");
        }
        if (mark.get() && format.get().isPresent()) {
            throw new UsageException("--mark prints the text; leave out --format");
        }
        defineUnits();
        if (!mark.get() && layout() == Format.CSV) {
            List<String> columns = new ArrayList<>(List.of("document"));
            columns.addAll(FigurePrinter.FIGURE_COLUMNS);
            out().println(Csv.line(columns));
        }
        Folder.Listing listing = Folder.list(paths.get());
        listing.skips().stream().filter(skip -> !skip.byRule()).forEach(skip -> skip(skip.path(), skip.reason()));
        try (ForkedReader reader = Readers.open(DocumentReader.MAX_FILE_SIZE)) {
            for (Folder.Source source : listing.sources()) {
                Optional<Document> document = read(source, reader);
                if (document.isPresent()) {
                    print(date.get().map(document.get()::withDate).orElse(document.get()));
                }
                if (out().checkError()) {
                    break; // nobody reads on
                }
            }
        }
        for (Path file : records.get()) {
            Records.documents(file, this::print);
        }
        return found ? Main.OK : Main.NOTHING_FOUND;
    }

    private Optional<Document> read(Folder.Source source, DocumentReader reader) {
        try {
            Optional<Document> document = reader.read(source.path(), source.id());
            if (document.isEmpty()) {
                skip(source.path(), "not a kind of file that can be read");
            }
            return document;
        } catch (FileSystemException e) {
            // Its sentence would name the file once more.
            skip(source.path(), Objects.requireNonNullElse(e.getReason(), Failures.sentence(e)));
        } catch (IOException e) {
            skip(source.path(), Failures.sentence(e));
        }
        return Optional.empty();
    }

    private void defineUnits() throws IOException {
        if (units.get().isPresent()) {
            Unit.define(units.get().get());
        }
    }

    private Format layout() {
        return format.get().orElse(Terminal.isPresent() ? Format.TABLE : Format.JSONL);
    }

    private void skip(Path path, String reason) {
        err().println("fathom: skipped " + path + ": " + reason);
    }

    private void print(Document document) throws IOException {
        List<Figure> figures = extractor.extract(document);
        found |= !figures.isEmpty();
        PrintWriter out = out();
        if (mark.get()) {
            String marked = Terminal.mark(
                    document.text(),
                    figures.stream()
                            .map(figure -> new Terminal.Mark(figure.span(), false))
                            .toList());
            out.println(Terminal.isPresent() ? Layout.wrapLines(marked, Terminal.columns()) : marked);
            return;
        }
        switch (layout()) {
            case TABLE -> {
                out.println(Terminal.bold(document.id()));
                figures.forEach(figure ->
                        out.println("  " + Layout.hanging(FigurePrinter.summary(figure), Terminal.columns() - 2)));
            }
            case CSV ->
                figures.forEach(figure -> {
                    List<String> cells = new ArrayList<>(List.of(document.id()));
                    cells.addAll(FigurePrinter.cells(figure));
                    out.println(Csv.line(cells));
                });
            default -> printJson(out, document, figures);
        }
    }

    private static void printJson(PrintWriter out, Document document, List<Figure> figures) throws IOException {
        Json.write(out, json -> {
            json.writeStartObject();
            json.writeStringField("id", document.id());
            json.writeArrayFieldStart("figures");
            for (Figure figure : figures) {
                json.writeStartObject();
                FigureJson.fields(json, figure);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
