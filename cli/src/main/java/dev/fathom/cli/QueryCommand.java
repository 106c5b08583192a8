package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Opening;
import dev.fathom.hit.Hits;
import dev.fathom.query.Filter;
import dev.fathom.query.Query;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What {@code search} and {@code figures} have in common: which index, which queries, how to print.
 *
 * @param <H> the kind of hit
 */
abstract class QueryCommand<H> implements Callable<Integer> {

    @Mixin
    private SearchTarget target = new SearchTarget();

    @Mixin
    private ThesaurusChoice thesaurus = new ThesaurusChoice();

    @Option(
            names = "--queries",
            paramLabel = "FILE",
            description = "Queries to answer, one JSON object a line: query, and if wanted _id.")
    private Optional<Path> queries = Optional.empty();

    @Option(names = "-n", paramLabel = "COUNT", description = "How many hits (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    @Option(names = "--offset", paramLabel = "COUNT", description = "How many of the best hits to leave out.")
    private int offset;

    @Option(
            names = "--collapse",
            negatable = true,
            description = "Whether near-duplicates are shown once (default: yes, with --queries no).")
    private @Nullable Boolean collapse;

    @Option(names = "--quiet", description = "Print nothing but hits and errors.")
    private boolean quiet;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, json, jsonl, csv or trec (default: table on a terminal, else jsonl).")
    private Optional<Format> format = Optional.empty();

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description = "Only documents whose metadata say so: 'region == \"africa\" and date >= 2020'.")
    private Optional<String> filter = Optional.empty();

    @Option(names = "--explain", description = "Say how the question was understood and where scores come from.")
    private boolean explain;

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "Words; no character is syntax.")
    private List<String> words = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Asks the index; machine forms take every hit, people want duplicates collapsed. */
    abstract Hits<H> search(FathomIndex index, String text, int limit, boolean collapse) throws IOException;

    Thesaurus thesaurus() throws IOException {
        return thesaurus.thesaurus();
    }

    Filter filter() {
        return filter.map(Filter::parse).orElse(Filter.ALL);
    }

    boolean explain() {
        return explain;
    }

    /** Whether nothing can be asked without words. */
    boolean needsWords() {
        return true;
    }

    /** What is asked for that is no list of hits, and so is printed as a table only: an option's name. */
    abstract Optional<String> otherForm();

    /** Prints, before a table of hits, how the question was understood. */
    void understood(String text, PrintWriter out) {}

    /** Answers in that other form; says whether there was anything to print. */
    abstract boolean answerOtherwise(FathomIndex index, String text, int limit, PrintWriter out) throws IOException;

    abstract HitPrinter<H> printer();

    private boolean collapsed(boolean unlessSaid) {
        return Objects.requireNonNullElse(collapse, unlessSaid);
    }

    /** How many of the best hits to leave out. */
    int offset() {
        return offset;
    }

    @Override
    public Integer call() throws IOException {
        if (words.isEmpty() == queries.isEmpty() && (needsWords() || queries.isPresent())) {
            throw new UsageException("give either the words to search for, or --queries FILE"
                    + (words.isEmpty() && target.paths() > 1
                            ? "; what follows --in is taken for paths, so the words stand before it"
                            : ""));
        }
        if (limit < 1 || offset < 0 || (long) offset + limit > Query.MAX_WINDOW) {
            throw new UsageException("-n takes a count from 1, --offset one from 0, and the two add up to at most "
                    + Query.MAX_WINDOW + "; got -n " + limit + " and --offset " + offset);
        }
        if (queries.isPresent()
                && format.filter(f -> f == Format.TABLE || f == Format.CSV).isPresent()) {
            throw new UsageException("--queries prints jsonl or trec");
        }
        if (queries.isEmpty() && words.stream().allMatch(String::isBlank)) {
            throw new UsageException("the query is empty; give the words to search for");
        }
        if (otherForm().isPresent()
                && (queries.isPresent() || format.filter(f -> f != Format.TABLE).isPresent())) {
            throw new UsageException(otherForm().get() + " prints a table for one question; leave out "
                    + (queries.isPresent() ? "--queries" : "--format"));
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Opening[] how = queries.isPresent() ? new Opening[0] : new Opening[] {Opening.BRIEFLY};
        try (FathomIndex index = target.open(err, quiet, how)) {
            return queries.isPresent()
                    ? answerAll(index, Records.queries(queries.get()), out)
                    : answer(index, String.join(" ", words), out);
        }
    }

    private int answer(FathomIndex index, String text, PrintWriter out) throws IOException {
        boolean other = otherForm().isPresent();
        Format form = format.orElse(Terminal.isPresent() || other ? Format.TABLE : Format.JSONL);
        if (form == Format.TABLE) {
            understood(text, out);
        }
        if (other) {
            return answerOtherwise(index, text, limit, out) ? Main.OK : Main.NOTHING_FOUND;
        }
        Hits<H> hits = search(index, text, limit, collapsed(true));
        switch (form) {
            case TABLE -> table(index, text, hits, out);
            case JSON -> Json.write(out, json -> answer(json, text, hits));
            case JSONL -> {
                for (H hit : hits) {
                    Json.write(out, json -> printer().json(json, hit));
                }
            }
            case CSV -> csv(hits, out);
            case TREC -> trec("1", hits, out);
        }
        return hits.isEmpty() ? Main.NOTHING_FOUND : Main.OK;
    }

    private int answerAll(FathomIndex index, List<Records.Query> all, PrintWriter out) throws IOException {
        boolean any = false;
        for (Records.Query query : all) {
            Hits<H> hits = search(index, query.text(), limit, collapsed(false));
            any |= !hits.isEmpty();
            switch (format.orElse(Format.JSONL)) {
                case TREC -> trec(query.id(), hits, out);
                default -> Json.write(out, json -> answer(json, query.text(), hits));
            }
            if (out.checkError()) {
                break; // nobody reads on
            }
        }
        return any ? Main.OK : Main.NOTHING_FOUND;
    }

    private void answer(JsonGenerator json, String text, Hits<H> hits) throws IOException {
        json.writeStartObject();
        json.writeStringField("query", text);
        json.writeArrayFieldStart("hits");
        for (H hit : hits) {
            printer().json(json, hit);
        }
        json.writeEndArray();
        json.writeNumberField("total", hits.total());
        json.writeBooleanField("exact", hits.exact());
        json.writeEndObject();
    }

    private void table(FathomIndex index, String text, Hits<H> hits, PrintWriter out) throws IOException {
        if (hits.isEmpty() && !quiet) {
            String meant = index.suggestion(text)
                    .map(words -> "; did you mean \"" + words + "\"?")
                    .orElse("");
            spec.commandLine().getErr().println("fathom: nothing found" + meant);
        }
        for (H hit : hits) {
            printer().table(out, hit);
        }
    }

    private void csv(Hits<H> hits, PrintWriter out) {
        out.println(Csv.line(printer().columns()));
        for (H hit : hits) {
            out.println(Csv.line(printer().row(hit)));
        }
    }

    private void trec(String query, Hits<H> hits, PrintWriter out) {
        for (H hit : hits) {
            out.println(query + " Q0 " + printer().trec(hit) + " fathom");
        }
    }
}
