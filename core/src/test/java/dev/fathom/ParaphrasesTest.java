package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fathom.document.Document;
import dev.fathom.eval.Metric;
import dev.fathom.hit.DocumentHit;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Sixty questions about the development reports in other words than the reports', written and judged before any was asked.
 * The reports are no part of the project; without them the test is left out.
 */
class ParaphrasesTest {

    private static final Pattern QUESTION = Pattern.compile("\"query\": \"([^\"]+)\", \"relevant\": \\{([^}]+)\\}");
    private static final Pattern JUDGEMENT = Pattern.compile("\"([^\"]+)\": (\\d)");

    private record Question(String text, Map<String, Integer> grades) {}

    @Test
    void theThesaurusFindsWhatIsAskedInOtherWords(TestReporter reporter) throws IOException {
        List<Question> questions = questions();
        assertTrue(questions.size() == 60, () -> questions.size() + " questions");
        try (FathomIndex index = FathomIndex.inMemory()) {
            for (Document report : reports()) {
                index.add(report);
            }
            index.commit();
            for (Ranking ranking : List.of(Ranking.BM25, Ranking.HYBRID)) {
                double with = ndcg(index, ranking, Thesaurus.english(), questions);
                double without = ndcg(index, ranking, Thesaurus.none(), questions);
                reporter.publishEntry(
                        ranking.window() == 0 ? "bm25" : "hybrid",
                        String.format(Locale.ROOT, "nDCG@10 %.4f, without thesaurus %.4f", with, without));
                assertTrue(
                        with > without + 0.1, () -> "nDCG@10 " + with + " with the thesaurus, " + without + " without");
            }
        }
    }

    private static double ndcg(FathomIndex index, Ranking ranking, Thesaurus thesaurus, List<Question> questions)
            throws IOException {
        double sum = 0;
        for (Question question : questions) {
            List<String> documents = new ArrayList<>();
            for (DocumentHit hit :
                    index.documents(PassageQuery.of(question.text()).thesaurus(thesaurus), ranking)) {
                documents.add(hit.source().id());
            }
            sum += Metric.ndcg(10).of(documents, question.grades());
        }
        return sum / questions.size();
    }

    private static List<Question> questions() throws IOException {
        String lines;
        try (InputStream in = ParaphrasesTest.class.getResourceAsStream("query/paraphrases.jsonl")) {
            lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Question> questions = new ArrayList<>();
        for (Matcher question = QUESTION.matcher(lines); question.find(); ) {
            Map<String, Integer> grades = new HashMap<>();
            for (Matcher grade = JUDGEMENT.matcher(question.group(2)); grade.find(); ) {
                grades.put(grade.group(1), Integer.parseInt(grade.group(2)));
            }
            questions.add(new Question(question.group(1), grades));
        }
        return questions;
    }

    private static List<Document> reports() throws IOException {
        Path file = Path.of(System.getProperty("FATHOM_SHARED", "../shared"), "figures", "dev", "reports.jsonl");
        assumeTrue(Files.exists(file), () -> file + " is not there");
        List<Document> reports = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Document report = Document.of(
                    string(line, "id").orElseThrow(), string(line, "text").orElseThrow());
            reports.add(string(line, "title").map(report::withTitle).orElse(report));
        }
        return reports;
    }

    /** The value of a string of a JSON object whose escapes are those of quotation marks and characters by number. */
    private static Optional<String> string(String json, String name) {
        Matcher value =
                Pattern.compile("\"" + name + "\": \"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return value.find() ? Optional.of(unescaped(value.group(1))) : Optional.empty();
    }

    private static String unescaped(String text) {
        Matcher number = Pattern.compile("\\\\u([0-9a-fA-F]{4})").matcher(text);
        String characters = number.replaceAll(
                n -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(n.group(1), 16))));
        return characters.replace("\\\"", "\"").replace("\\n", "\n");
    }
}
