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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@code search} and {@code figures} have in common: which index, which queries, how to print.
 *
 * @param <H> the kind of hit
 */
abstract class QueryCommand<H> extends Command {

    private final SearchTarget target = new SearchTarget(this);

    private final ThesaurusChoice thesaurus = new ThesaurusChoice(this);

    private final Supplier<Optional<Path>> queries = optional(
            Path.class, "--queries", "FILE", "Queries to answer, one JSON object a line: query, and if wanted _id.");

    private final Supplier<Integer> limit = option(10, "-n", "COUNT", "How many hits (default: ${DEFAULT-VALUE}).");

    private final Supplier<Integer> offset = option(0, "--offset", "COUNT", "How many of the best hits to leave out.");

    private final Supplier<Optional<Boolean>> collapse =
            negatable("--collapse", "Whether near-duplicates are shown once (default: yes, with --queries no).");

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but hits and errors.");

    private final Supplier<Optional<Format>> format = optional(
            Format.class,
            "--format",
            "FORMAT",
            "table, json, jsonl, csv or trec (default: table on a terminal, else jsonl).");

    private final Supplier<Optional<String>> filter = optional(
            String.class,
            "--filter",
            "FILTER",
            "Only documents whose metadata say so: 'region == \"africa\" and date >= 2020'.");

    private final Supplier<Boolean> explain =
            flag("--explain", "Say how the question was understood and where scores come from.");

    private final Supplier<List<String>> words = parameters(0, String.class, "QUERY", "Words; no character is syntax.");

    QueryCommand(String name, String description) {
        super(name, description);
    }

    /** Asks the index; machine forms take every hit, people want duplicates collapsed. */
    abstract Hits<H> search(FathomIndex index, String text, int limit, boolean collapse) throws IOException;

    Thesaurus thesaurus() throws IOException {
        return thesaurus.thesaurus();
    }

    Filter filter() {
        return filter.get().map(Filter::parse).orElse(Filter.ALL);
    }

    boolean explain() {
        return explain.get();
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
        return collapse.get().orElse(unlessSaid);
    }

    /** How many of the best hits to leave out. */
    int offset() {
        return offset.get();
    }

    @Override
    public Integer call() throws IOException {
        if (words.get().isEmpty() == queries.get().isEmpty()
                && (needsWords() || queries.get().isPresent())) {
            throw new UsageException("give either the words to search for, or --queries FILE"
                    + (words.get().isEmpty() && target.paths() > 1
                            ? "; what follows --in is taken for paths, so the words stand before it"
                            : ""));
        }
        if (limit.get() < 1 || offset.get() < 0 || (long) offset.get() + limit.get() > Query.MAX_WINDOW) {
            throw new UsageException("-n takes a count from 1, --offset one from 0, and the two add up to at most "
                    + Query.MAX_WINDOW + "; got -n " + limit.get() + " and --offset " + offset.get());
        }
        if (queries.get().isPresent()
                && format.get()
                        .filter(f -> f == Format.TABLE || f == Format.CSV)
                        .isPresent()) {
            throw new UsageException("--queries prints jsonl or trec");
        }
        if (queries.get().isEmpty() && words.get().stream().allMatch(String::isBlank)) {
            throw new UsageException("the query is empty; give the words to search for");
        }
        if (otherForm().isPresent()
                && (queries.get().isPresent()
                        || format.get().filter(f -> f != Format.TABLE).isPresent())) {
            throw new UsageException(otherForm().get() + " prints a table for one question; leave out "
                    + (queries.get().isPresent() ? "--queries" : "--format"));
        }
        Opening[] how = queries.get().isPresent() ? new Opening[0] : new Opening[] {Opening.BRIEFLY};
        try (FathomIndex index = target.open(err(), quiet.get(), how)) {
            return queries.get().isPresent()
                    ? answerAll(index, Records.queries(queries.get().get()), out())
                    : answer(index, String.join(" ", words.get()), out());
        }
    }

    private int answer(FathomIndex index, String text, PrintWriter out) throws IOException {
        boolean other = otherForm().isPresent();
        Format form = format.get().orElse(Terminal.isPresent() || other ? Format.TABLE : Format.JSONL);
        if (form == Format.TABLE) {
            understood(text, out);
        }
        if (other) {
            return answerOtherwise(index, text, limit.get(), out) ? Main.OK : Main.NOTHING_FOUND;
        }
        Hits<H> hits = search(index, text, limit.get(), collapsed(true));
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
            Hits<H> hits = search(index, query.text(), limit.get(), collapsed(false));
            any |= !hits.isEmpty();
            switch (format.get().orElse(Format.JSONL)) {
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
        if (hits.isEmpty() && !quiet.get()) {
            String meant = index.suggestion(text)
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("");
            err().println("fathom: nothing found" + meant);
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
