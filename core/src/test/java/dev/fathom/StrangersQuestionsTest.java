package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fathom.document.Document;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * A hundred questions in other words than the documents', each written for one document before any was asked: which document
 * it wants, and of a country's pages which entry. Asked of the wanted documents and every twenty-fifth of the others. The
 * documents are no part of the project; without them the test is left out.
 */
class StrangersQuestionsTest {

    private static final Path SHARED = Path.of(System.getProperty("FATHOM_SHARED", "../shared"));
    private static final int EVERY = 25;
    private static final int DEPTH = 10;

    private record Question(String text, String collection, String document, Optional<String> says) {

        boolean isAnsweredBy(PassageHit hit) {
            return hit.source().id().equals(document)
                    && says.stream().allMatch(words -> hit.text().contains(words));
        }
    }

    @Test
    void mostAreAnsweredAmongTheFirstTen(TestReporter reporter) throws IOException {
        Map<String, List<Question>> questions = questions().stream()
                .collect(Collectors.groupingBy(Question::collection, TreeMap::new, Collectors.toList()));
        assertEquals(100, questions.values().stream().mapToInt(List::size).sum());
        double with = 0;
        double without = 0;
        int found = 0;
        List<String> missed = new ArrayList<>();
        for (Map.Entry<String, List<Question>> collection : questions.entrySet()) {
            try (FathomIndex index = index(collection.getKey(), collection.getValue())) {
                for (Question question : collection.getValue()) {
                    int rank = rank(index, question, Thesaurus.english());
                    int plain = rank(index, question, Thesaurus.none());
                    with += rank == 0 ? 0 : 1.0 / rank;
                    without += plain == 0 ? 0 : 1.0 / plain;
                    found += rank == 0 ? 0 : 1;
                    if (rank != 1) {
                        missed.add(rank + " " + plain + " " + question.text() + " [" + question.document() + "]");
                    }
                }
            }
        }
        String figures = String.format(
                Locale.ROOT,
                "found among ten %d, mean reciprocal rank %.4f, without the thesaurus %.4f",
                found,
                with / 100,
                without / 100);
        reporter.publishEntry("rank with and without the thesaurus", "\n" + String.join("\n", missed));
        reporter.publishEntry("strangers' questions", figures);
        assertTrue(found >= 55 && with > without, figures);
    }

    private static int rank(FathomIndex index, Question question, Thesaurus thesaurus) throws IOException {
        for (PassageHit hit :
                index.search(PassageQuery.of(question.text()).limit(DEPTH).thesaurus(thesaurus))) {
            if (question.isAnsweredBy(hit)) {
                return hit.rank();
            }
        }
        return 0;
    }

    private static FathomIndex index(String collection, List<Question> questions) throws IOException {
        Path file = collection.equals("factbook")
                ? SHARED.resolve("factbook/records.jsonl")
                : SHARED.resolve("ir").resolve(collection).resolve("corpus.jsonl");
        assumeTrue(Files.exists(file), () -> file + " is not there");
        Set<String> wanted = questions.stream().map(Question::document).collect(Collectors.toSet());
        FathomIndex index = FathomIndex.inMemory();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                String id = string(line, "_?id").orElseThrow();
                if (number % EVERY == 0 || wanted.contains(id)) {
                    Document document = Document.of(id, string(line, "text").orElseThrow());
                    index.add(string(line, "title")
                            .filter(title -> !title.isBlank())
                            .map(document::withTitle)
                            .orElse(document));
                }
            }
        }
        index.commit();
        return index;
    }

    private static List<Question> questions() throws IOException {
        try (InputStream in = StrangersQuestionsTest.class.getResourceAsStream("query/stranger.jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new Question(
                            string(line, "query").orElseThrow(),
                            string(line, "collection").orElseThrow(),
                            string(line, "document").orElseThrow(),
                            string(line, "says")))
                    .toList();
        }
    }

    private static Optional<String> string(String json, String name) {
        Matcher value =
                Pattern.compile("\"" + name + "\": \"((?:[^\"\\\\]|\\\\.)*+)\"").matcher(json);
        return value.find() ? Optional.of(unescaped(value.group(1))) : Optional.empty();
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))").matcher(text).replaceAll(escape -> {
            String character = escape.group(1) != null
                    ? Character.toString((char) Integer.parseInt(escape.group(1), 16))
                    : escape.group(2).replace('n', '\n').replace('t', '\t');
            return Matcher.quoteReplacement(character);
        });
    }
}
