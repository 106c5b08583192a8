package dev.fathom.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.document.Document;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Documents of any number, the same ones for the same seed: a title, headings, paragraphs of a few sentences, words as
 * common as in real texts and a third of them of the document's topic, and a figure in every fourth sentence. About ten
 * passages and 6,000 characters a document. Safe to share between threads.
 */
public final class GeneratedText {

    private static final int WORDS = 200_000;
    private static final int TOPICS = 2_000;
    private static final int WORDS_OF_TOPIC = 60;
    private static final int SECTIONS = 3;
    private static final double SHARE_OF_TOPIC = 0.33;
    private static final double SHARE_OF_FIGURES = 0.25;

    private static final List<String> MONTHS = List.of("January", "April", "June", "September", "December");

    private final long seed;
    private final Vocabulary vocabulary;
    private final List<List<String>> topics;

    GeneratedText(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        vocabulary = new Vocabulary(WORDS, random);
        topics = list(TOPICS, topic -> list(WORDS_OF_TOPIC, word -> vocabulary.rare(random)));
    }

    /** Writes so many documents and queries as lines of JSON, for other programs: FOLDER DOCUMENTS QUERIES [SEED]. */
    public static void main(String[] args) throws IOException {
        GeneratedText text = new GeneratedText(args.length > 3 ? Long.parseLong(args[3]) : 1);
        write(Path.of(args[0], "records.jsonl"), Integer.parseInt(args[1]), number -> {
            Document document = text.document(number);
            return Map.of("id", document.id(), "title", document.title().orElse(""), "text", document.text());
        });
        write(
                Path.of(args[0], "queries.jsonl"),
                Integer.parseInt(args[2]),
                number -> Map.of("query", text.query(number)));
    }

    private static void write(Path file, int count, IntFunction<Map<String, String>> line) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(json.writeValueAsString(line.apply(i)));
                out.write('\n');
            }
        }
    }

    private static <T> List<T> list(int size, IntFunction<T> each) {
        return IntStream.range(0, size).mapToObj(each).toList();
    }

    /** The document of that number. */
    Document document(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        List<String> topic = topics.get(random.nextInt(TOPICS));
        StringBuilder text = new StringBuilder();
        for (int section = 0; section < SECTIONS; section++) {
            text.append(capitalised(words(3, topic, random))).append("\n\n");
            for (int paragraphs = 3 + random.nextInt(2); paragraphs > 0; paragraphs--) {
                for (int sentences = 3 + random.nextInt(5); sentences > 0; sentences--) {
                    text.append(sentence(topic, random)).append(sentences > 1 ? " " : "\n\n");
                }
            }
        }
        return Document.of("d" + number, text.toString()).withTitle(capitalised(words(4, topic, random)));
    }

    /** A query of two to four words of one topic. */
    String query(int number) {
        Random random = new Random(~seed * 1_000_003 + number);
        List<String> topic = topics.get(random.nextInt(TOPICS));
        return String.join(" ", list(2 + random.nextInt(3), i -> topic.get(random.nextInt(WORDS_OF_TOPIC))));
    }

    /** A query for figures. */
    String figureQuery(int number) {
        Random random = new Random(~seed * 1_000_033 + number);
        List<String> topic = topics.get(random.nextInt(TOPICS));
        String word = topic.get(random.nextInt(WORDS_OF_TOPIC));
        return random.nextBoolean() ? word + " rate over 40 percent" : "cost of " + word + " in " + year(random);
    }

    private String sentence(List<String> topic, Random random) {
        if (random.nextDouble() < SHARE_OF_FIGURES) {
            return figureSentence(topic, random);
        }
        return capitalised(words(10 + random.nextInt(16), topic, random)) + ".";
    }

    private String figureSentence(List<String> topic, Random random) {
        String subject = topic.get(random.nextInt(WORDS_OF_TOPIC)) + " " + topic.get(random.nextInt(WORDS_OF_TOPIC));
        String rest = words(4 + random.nextInt(6), topic, random);
        return switch (random.nextInt(4)) {
            case 0 ->
                "The " + subject + " rate " + (random.nextBoolean() ? "rose" : "fell") + " to " + decimal(random)
                        + " percent in " + year(random) + " " + rest + ".";
            case 1 -> "The province built " + random.nextInt(2, 900) + " km of " + subject + " roads " + rest + ".";
            case 2 -> "The " + subject + " project cost " + decimal(random) + " million USD " + rest + ".";
            default ->
                "By " + MONTHS.get(random.nextInt(MONTHS.size())) + " " + year(random) + ", more than "
                        + random.nextInt(1, 90) + "," + random.nextInt(100, 1000) + " " + subject + " households "
                        + rest + ".";
        };
    }

    private static String decimal(Random random) {
        return random.nextInt(100) + "." + random.nextInt(1, 100);
    }

    private static int year(Random random) {
        return random.nextInt(1995, 2031);
    }

    private String words(int count, List<String> topic, Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean ofTopic = random.nextDouble() < SHARE_OF_TOPIC;
            words.add(ofTopic ? topic.get(random.nextInt(WORDS_OF_TOPIC)) : vocabulary.any(random));
        }
        return String.join(" ", words);
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
