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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "extract",
        description = "Prints the figures that files or records state, without an index.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom extract report.txt --date 2025-04-16",
            "  fathom extract report.txt --mark",
            "  fathom extract --records articles.jsonl"
        })
final class ExtractCommand implements Callable<Integer> {

    @Option(names = "--records", paramLabel = "FILE", description = "A file with one JSON object a line.")
    private List<Path> records = new ArrayList<>();

    @Option(names = "--date", paramLabel = "DATE", description = "The day the files speak from, such as 2025-04-16.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv, jsonl or json (default: table on a terminal, else jsonl).")
    private Optional<Format> format = Optional.empty();

    @Option(names = "--mark", description = "Prints the text itself with its figures marked.")
    private boolean mark;

    @Option(
            names = "--units",
            paramLabel = "FILE",
            description =
                    "More units and counted nouns, one a line: name | dimension | definition | symbols | other names.")
    private Optional<Path> units = Optional.empty();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files and folders.")
    private List<Path> paths = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final FigureExtractor extractor = FigureExtractor.english();
    private boolean found;

    @Override
    public Integer call() throws IOException {
        if (paths.isEmpty() && records.isEmpty()) {
            throw new UsageException("nothing to read; name a file or folder, or --records FILE");
        }
        if (format.filter(f -> f == Format.TREC).isPresent()) {
            throw new UsageException("extract prints a table, csv, json or jsonl");
        }
        if (mark && format.isPresent()) {
            throw new UsageException("--mark prints the text; leave out --format");
        }
        defineUnits();
        if (!mark && layout() == Format.CSV) {
            List<String> columns = new ArrayList<>(List.of("document"));
            columns.addAll(FigurePrinter.FIGURE_COLUMNS);
            spec.commandLine().getOut().println(Csv.line(columns));
        }
        Folder.Listing listing = Folder.list(paths);
        listing.skips().stream().filter(skip -> !skip.byRule()).forEach(skip -> skip(skip.path(), skip.reason()));
        try (ForkedReader reader = Readers.open(DocumentReader.MAX_FILE_SIZE)) {
            for (Folder.Source source : listing.sources()) {
                Optional<Document> document = read(source, reader);
                if (document.isPresent()) {
                    print(date.map(document.get()::withDate).orElse(document.get()));
                }
                if (spec.commandLine().getOut().checkError()) {
                    break; // nobody reads on
                }
            }
        }
        for (Path file : records) {
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
        if (units.isPresent()) {
            Unit.define(units.get());
        }
    }

    private Format layout() {
        return format.orElse(Terminal.isPresent() ? Format.TABLE : Format.JSONL);
    }

    private void skip(Path path, String reason) {
        spec.commandLine().getErr().println("fathom: skipped " + path + ": " + reason);
    }

    private void print(Document document) throws IOException {
        List<Figure> figures = extractor.extract(document);
        found |= !figures.isEmpty();
        PrintWriter out = spec.commandLine().getOut();
        if (mark) {
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
