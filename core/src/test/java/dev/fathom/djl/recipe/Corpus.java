package dev.fathom.djl.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What the models learn from: the project's own thesaurus, its articles and its pages. */
record Corpus(List<Pair> synonyms, List<String> sentences) {

    /** Two texts that mean much the same. */
    record Pair(String query, String passage) {}

    private static final List<String> FRAMES = List.of(
            "%s",
            "the report tells of %s in the province",
            "work on %s began last year",
            "%s grew by half since then",
            "the plan names %s among its aims",
            "more money was spent on %s");

    static Corpus read(Path project) throws IOException {
        List<Pair> synonyms = new ArrayList<>();
        for (Path file : files(project.resolve("core/src/main/resources/dev/fathom/query/thesaurus"))) {
            for (String line : Files.readAllLines(file)) {
                addSynonyms(line, synonyms);
            }
        }
        List<String> sentences = new ArrayList<>();
        List<Path> texts = new ArrayList<>(files(project.resolve("seeds")));
        texts.addAll(List.of(project.resolve("README.md"), project.resolve("ARCHITECTURE.md")));
        for (Path file : texts) {
            addSentences(Files.readString(file), sentences);
        }
        return new Corpus(synonyms, sentences);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    /** A line of the thesaurus: {@code road = way 0.9}, {@code road ~ street, lane 0.5} or {@code road > motorway}. */
    private static void addSynonyms(String line, List<Pair> pairs) {
        if (line.startsWith("#") || !line.matches(".*[=~>].*")) {
            return;
        }
        String[] members = line.split("[=~>,]");
        for (int i = 1; i < members.length; i++) {
            pairs.add(new Pair(word(members[0]), word(members[i])));
        }
    }

    private static String word(String member) {
        return member.replaceAll("[\\d.]+\\s*$", "").strip();
    }

    private static void addSentences(String text, List<String> sentences) {
        for (String sentence : text.split("(?<=[.!?])\\s+|\\n\\s*\\n|\\n(?=[#|>*-])")) {
            String words = sentence.replaceAll("[^\\p{L}\\p{N}%.,' -]+", " ").strip();
            if (words.split(" ").length >= 6) {
                sentences.add(words);
            }
        }
    }

    /** All texts, for the vocabulary. */
    Stream<String> texts() {
        Stream<String> words = synonyms.stream().flatMap(pair -> Stream.of(pair.query(), pair.passage()));
        return Stream.concat(words, Stream.concat(sentences.stream(), FRAMES.stream()));
    }

    /** A pair by chance: four of five times synonyms, the second in a sentence; else a few words of a sentence and all of it. */
    Pair pair(Random random) {
        if (random.nextInt(5) > 0) {
            Pair pair = synonyms.get(random.nextInt(synonyms.size()));
            Pair turned = random.nextBoolean() ? pair : new Pair(pair.passage(), pair.query());
            String frame = FRAMES.get(random.nextInt(FRAMES.size()));
            return new Pair(turned.query(), frame.replace("%s", turned.passage()));
        }
        String sentence = sentences.get(random.nextInt(sentences.size()));
        List<String> words = Stream.of(sentence.split(" "))
                .filter(word -> word.length() > 3 && random.nextInt(3) == 0)
                .toList();
        return words.isEmpty() ? pair(random) : new Pair(String.join(" ", words), sentence);
    }
}
