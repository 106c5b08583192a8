package dev.fathom.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.FathomIndex;
import dev.fathom.IndexView;
import dev.fathom.benchmarks.Contest.Variant;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How long queries take beside plain Lucene's, and one kind of query beside another.
 *
 * <p>{@code QuerySpeed figures|passages INDEX [QUERIES.jsonl [ROUNDS]]}: an index that Fathom made, and queries as
 * {@code {"query": …}} a line; without them those of {@link GeneratedText} are asked.
 */
public final class QuerySpeed {

    private static final int GENERATED = 200;
    private static final int WARM_UP = 8;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path folder;
    private final List<String> queries;
    private final int rounds;

    /** How many words were marked, so that somebody wants to know. */
    private long marked;

    private QuerySpeed(Path folder, List<String> queries, int rounds) {
        this.folder = folder;
        this.queries = queries;
        this.rounds = rounds;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: QuerySpeed figures|passages INDEX [QUERIES.jsonl [ROUNDS]]");
            System.exit(2);
        }
        boolean figures = args[0].equals("figures");
        List<String> queries = args.length > 2 && !args[2].equals("-") ? read(Path.of(args[2])) : generated(figures);
        QuerySpeed speed = new QuerySpeed(Path.of(args[1]), queries, args.length > 3 ? Integer.parseInt(args[3]) : 9);
        if (figures) {
            speed.figures();
        } else {
            speed.passages();
        }
    }

    private static List<String> generated(boolean figures) {
        GeneratedText text = new GeneratedText(1);
        return IntStream.range(0, GENERATED)
                .mapToObj(number -> figures ? text.figureQuery(number) : text.query(number))
                .toList();
    }

    private static List<String> read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> queries = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            queries.add(mapper.readTree(line)
                    .path(line.contains("\"query\"") ? "query" : "text")
                    .asText());
        }
        return queries;
    }

    /** All queries, and those with a bound on the value, beside BM25 with a filter by range over the same figures. */
    private void figures() throws IOException {
        Path plainFolder = Files.createTempDirectory("plain");
        try (FathomIndex index = FathomIndex.open(folder);
                IndexView view = index.view();
                PlainLucene plain = PlainLucene.figures(index, plainFolder)) {
            out.println(plain.size() + " figures");
            contest("all", queries, plain, view);
            contest(
                    "with a bound on the value",
                    queries.stream()
                            .filter(query ->
                                    FigureQuery.parse(query).demands().value().isPresent())
                            .toList(),
                    plain,
                    view);
        }
    }

    private void contest(String which, List<String> asked, PlainLucene plain, IndexView view) throws IOException {
        List<FigureQuery> typed = asked.stream().map(FigureQuery::parse).toList();
        List<FigureQuery> without =
                typed.stream().map(query -> query.thesaurus(Thesaurus.none())).toList();
        Contest contest = new Contest(
                asked.size(),
                rounds,
                List.of(
                        new Variant("plain Lucene", 0, number -> plain.search(typed.get(number))),
                        new Variant("figures", 0, number -> view.search(typed.get(number))),
                        new Variant("figures without thesaurus", 0, number -> view.search(without.get(number))),
                        new Variant(
                                "figures from a sentence",
                                0,
                                number -> view.search(FigureQuery.parse(asked.get(number))))));
        contest.run(WARM_UP * Math.max(1, 150 / asked.size()));
        out.printf(Locale.ROOT, "%s (%d queries, %d rounds)%n", which, asked.size(), rounds);
        contest.print(out);
    }

    private void mark(Hits<PassageHit> hits) {
        for (PassageHit hit : hits) {
            marked += hit.highlights().size();
        }
    }

    private void passages() throws IOException {
        Path plainFolder = Files.createTempDirectory("plain");
        List<PassageQuery> typed = queries.stream().map(PassageQuery::of).toList();
        List<PassageQuery> without =
                typed.stream().map(query -> query.thesaurus(Thesaurus.none())).toList();
        try (FathomIndex index = FathomIndex.open(folder);
                IndexView view = index.view();
                PlainLucene plain = PlainLucene.passages(folder, plainFolder);
                PlainLucene inOurs = PlainLucene.passages(folder)) {
            out.println(plain.size() + " passages, figures and documents");
            Contest contest = new Contest(
                    queries.size(),
                    rounds,
                    List.of(
                            new Variant("plain Lucene", 0, number -> plain.search(queries.get(number))),
                            new Variant("BM25", 0, number -> view.search(without.get(number), Ranking.BM25)),
                            new Variant(
                                    "BM25, highlights asked for",
                                    0,
                                    number -> mark(view.search(without.get(number), Ranking.BM25))),
                            new Variant(
                                    "BM25 with thesaurus", 1, number -> view.search(typed.get(number), Ranking.BM25)),
                            new Variant("hybrid", 0, number -> view.search(without.get(number))),
                            new Variant("hybrid with thesaurus", 4, number -> view.search(typed.get(number))),
                            new Variant(
                                    "plain Lucene in Fathom's files",
                                    0,
                                    number -> inOurs.search(queries.get(number)))));
            contest.run(WARM_UP);
            out.printf(Locale.ROOT, "%d queries, %d rounds%n", queries.size(), rounds);
            contest.print(out);
            out.println(marked + " words marked");
        }
    }
}
