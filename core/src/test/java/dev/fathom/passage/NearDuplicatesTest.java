package dev.fathom.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.text.Sentences;
import dev.fathom.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Near-duplicates among real passages: edited copies must be told from passages that are merely alike. */
class NearDuplicatesTest {

    private static final Path SHARED = Path.of(System.getProperty("FATHOM_SHARED", "../shared"));

    private static final List<String> COLLECTIONS = List.of(
            "cacm", "chunking-eval", "cisi", "covidqa-chunks", "cranfield", "liveqa-med-judged", "tatqa-passage");

    private static final Pattern TEXT = Pattern.compile("\"text\": \"((?:[^\"\\\\]|\\\\.)*+)\"");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");

    private static final TextAnalysis WORDS = TextAnalysis.of("none");

    /** In shorter ones a changed word changes what is said. */
    private static final int FEWEST_WORDS = 8;

    private final Random random = new Random(20);

    private int found;
    private int edited;
    private int mistaken;
    private int different;

    @Test
    void editedCopiesAreFoundAndOtherPassagesAreNot() throws IOException {
        assumeTrue(Files.isDirectory(SHARED.resolve("ir")), "no shared collections");
        for (String collection : COLLECTIONS) {
            List<String> documents =
                    documents(SHARED.resolve("ir").resolve(collection).resolve("corpus.jsonl"));
            judge(documents);
            judge(passages(documents));
        }
        double recall = (double) found / edited;
        double precision = (double) found / (found + mistaken);
        String result = String.format(
                Locale.ROOT,
                "recall %.4f (%d of %d), precision %.4f (%d of %d other pairs taken for duplicates)",
                recall,
                found,
                edited,
                precision,
                mistaken,
                different);
        assertTrue(edited > 1_500 && different > 12_000, result);
        assertTrue(recall >= 0.95 && precision >= 0.98, result);
    }

    private void judge(List<String> texts) {
        Neighbours neighbours = new Neighbours(texts);
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(texts.size());
            Signature signature = Signature.of(texts.get(at));
            for (String copy : copies(texts.get(at), texts.get(random.nextInt(texts.size())))) {
                edited++;
                found += Signature.of(copy).isNearDuplicate(signature) ? 1 : 0;
            }
            for (String other : neighbours.of(at, random)) {
                different++;
                mistaken += Signature.of(other).isNearDuplicate(signature) ? 1 : 0;
            }
        }
    }

    /** One copy with a word changed, one with a sentence left out, one with everything changed that does not matter. */
    private List<String> copies(String text, String other) {
        List<String> copies = new ArrayList<>();
        List<Span> words = plainWords(text);
        List<Span> others = plainWords(other);
        if (!words.isEmpty() && !others.isEmpty()) {
            String word = others.get(random.nextInt(others.size())).of(other);
            copies.add(without(text, words.get(random.nextInt(words.size())), word));
        }
        List<Span> sentences = Sentences.in(text, new Span(0, text.length()));
        if (sentences.size() >= 3) {
            copies.add(without(text, sentences.get(random.nextInt(sentences.size())), ""));
        }
        copies.add(text.toUpperCase(Locale.ROOT)
                .replace(", ", " - ")
                .replace("IZ", "IS")
                .replace("OLOR", "OLOUR"));
        return copies;
    }

    /** Words of letters only: to change a number is to change what is said. */
    private static List<Span> plainWords(String text) {
        return WORDS.tokens(text).stream()
                .filter(token -> token.term().chars().allMatch(Character::isLetter)
                        && !Numbers.contains(MinHash.hash(token.term())))
                .map(TextAnalysis.Token::span)
                .toList();
    }

    private static String without(String text, Span span, String instead) {
        return text.substring(0, span.start()) + instead + text.substring(span.end());
    }

    private static List<String> documents(Path corpus) throws IOException {
        Set<String> texts = new HashSet<>();
        for (String line : Files.readAllLines(corpus)) {
            Matcher text = TEXT.matcher(line);
            assertTrue(text.find(), line);
            texts.add(ESCAPE.matcher(text.group(1)).replaceAll(NearDuplicatesTest::unescape));
        }
        return texts.stream().filter(NearDuplicatesTest::isLongEnough).sorted().toList();
    }

    private static String unescape(MatchResult escape) {
        String code = escape.group(2);
        String plain = code != null
                ? Character.toString(Integer.parseInt(code, 16))
                : switch (escape.group(1)) {
                    case "n" -> "\n";
                    case "t" -> "\t";
                    case "r", "f", "b" -> " ";
                    default -> escape.group(1);
                };
        return Matcher.quoteReplacement(plain);
    }

    private static List<String> passages(List<String> documents) {
        Set<String> passages = new HashSet<>();
        for (String document : documents) {
            PassageSplitter.ofDefaults()
                    .split(document)
                    .forEach(p -> passages.add(p.span().of(document)));
        }
        return passages.stream()
                .filter(NearDuplicatesTest::isLongEnough)
                .sorted()
                .toList();
    }

    private static boolean isLongEnough(String text) {
        return WORDS.terms(text).size() >= FEWEST_WORDS;
    }

    /** Finds the passages that share the most rare words with another one: those easiest to mistake for it. */
    private static final class Neighbours {

        private final List<List<String>> words;
        private final List<String> texts;
        private final Map<String, List<Integer>> places = new HashMap<>();

        Neighbours(List<String> texts) {
            this.texts = texts;
            this.words = texts.stream().map(WORDS::terms).toList();
            for (int i = 0; i < texts.size(); i++) {
                int place = i;
                Set.copyOf(words.get(i))
                        .forEach(word -> places.computeIfAbsent(word, w -> new ArrayList<>())
                                .add(place));
            }
        }

        /** The ten nearest and ten at random, without those that truly are copies. */
        List<String> of(int at, Random random) {
            double[] shared = new double[texts.size()];
            for (String word : Set.copyOf(words.get(at))) {
                List<Integer> with = places.getOrDefault(word, List.of());
                double rarity = Math.log((double) texts.size() / with.size());
                with.forEach(i -> shared[i] += rarity);
            }
            List<Integer> others = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                int best = -1;
                for (int i = 0; i < shared.length; i++) {
                    if (i != at && (best < 0 || shared[i] > shared[best])) {
                        best = i;
                    }
                }
                shared[best] = -1;
                others.add(best);
                others.add(random.nextInt(texts.size()));
            }
            return others.stream()
                    .filter(i -> i != at && !isCopy(words.get(at), words.get(i)))
                    .map(texts::get)
                    .toList();
        }

        /** Whether most word triples of the shorter stand in the longer. */
        private static boolean isCopy(List<String> a, List<String> b) {
            Set<List<String>> first = triples(a);
            Set<List<String>> second = triples(b);
            int smaller = Math.min(first.size(), second.size());
            first.retainAll(second);
            return first.size() >= 0.6 * smaller;
        }

        private static Set<List<String>> triples(List<String> words) {
            Set<List<String>> triples = new HashSet<>();
            for (int i = 0; i + 3 <= words.size(); i++) {
                triples.add(words.subList(i, i + 3));
            }
            return triples;
        }
    }

    @Test
    void aNumberChangedIsNoCopy() throws IOException {
        assumeTrue(Files.isDirectory(SHARED.resolve("ir")), "no shared collections");
        int taken = 0;
        int changed = 0;
        for (String text : documents(SHARED.resolve("ir/tatqa-passage/corpus.jsonl"))) {
            Matcher number = Pattern.compile("\\d[\\d.,]*\\d").matcher(text);
            if (number.find()) {
                changed++;
                String other = number.replaceFirst("7351");
                taken += Signature.of(text).isNearDuplicate(Signature.of(other)) ? 1 : 0;
            }
        }
        assertTrue(changed > 1_000 && taken <= changed / 200, taken + " of " + changed);
    }

    @Test
    void theParagraphASeedRepeatsIsFound() throws IOException {
        Path seed = Path.of("../seeds/004_325b56e35932d1e4.txt");
        String text = Files.readString(seed);
        List<String> passages = PassageSplitter.ofDefaults().split(text).stream()
                .map(p -> p.span().of(text))
                .toList();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            for (int k = i + 1; k < passages.size(); k++) {
                if (Signature.of(passages.get(i)).isNearDuplicate(Signature.of(passages.get(k)))) {
                    pairs.add(passages.get(i).substring(0, 27));
                }
            }
        }
        assertEquals(List.of("In the past five years, the", "Local export turnover is es"), pairs);
    }
}
