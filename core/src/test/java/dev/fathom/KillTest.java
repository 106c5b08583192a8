package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.passage.PassageSplitter;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing program and looks at what is left: exactly what it had acknowledged, or that and the whole of the commit
 * it was in the midst of.
 */
@Order(1)
class KillTest {

    private static final List<String> OPERATIONS =
            List.of("any", "create", "write", "sync", "syncMetaData", "rename", "delete", "merge", "model", "commit");

    @TempDir
    private Path folder;

    private final Map<String, Long> state = new TreeMap<>();
    private final List<String> flags = new ArrayList<>();
    private int kills;
    private int commits;
    private int halfDone;
    private int appeared;
    private long slowest;

    @Test
    void twentyFiveKills() throws Exception {
        rounds(25, Long.getLong("fathom.test.seed", 7));
    }

    @Test
    @Tag("long")
    void aThousandKills() throws Exception {
        rounds(Integer.getInteger("fathom.test.kills", 1000), Long.getLong("fathom.test.seed", 11));
    }

    private void rounds(int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        warmUp();
        Path trained = Files.createDirectory(folder.resolve("trained"));
        Path unread = Files.createFile(trained.resolve("notes"));
        flags.add("-Xmx256m");
        flags.addAll(Child.ahead(
                KilledWriter.class,
                trained,
                "-Dfathom.test.batches=4",
                trained.resolve("index").toString(),
                unread.toString(),
                "1",
                "1",
                "commit",
                "1000",
                "true"));
        for (int round = 0; round < rounds; round++) {
            if (round % 40 == 0) {
                state.clear();
            }
            Path index = folder.resolve("index" + round / 40);
            try {
                round(index, round, random);
            } catch (AssertionError | IOException e) {
                throw new AssertionError("round " + round + " of seed " + seed + ": " + e.getMessage(), e);
            }
            if (round % 50 == 49) {
                report(round + 1);
            }
        }
        report(rounds);
        assertTrue(kills > rounds / 2, kills + " of " + rounds + " programs were killed before they had finished");
        assertTrue(commits > rounds, commits + " commits");
    }

    /** What is timed is the reopening of an index, not the loading of classes. */
    private static void warmUp() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(Texts.document("d", 1));
            index.commit();
            versions(index);
        }
    }

    private void report(int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%d rounds, %d killed, %d commits acknowledged, %d killed in the midst of a commit of which %d were"
                        + " done, slowest reopening %d ms%n",
                rounds,
                kills,
                commits,
                halfDone,
                appeared,
                slowest);
    }

    private void round(Path index, int round, Random random) throws Exception {
        Path notes = Files.createFile(folder.resolve("notes" + round));
        Path errors = folder.resolve("errors");
        String[] arguments = {index.toString(), notes.toString(), "" + random.nextLong(), round * 10_000L + ""};
        boolean byClock = round % 2 == 0;
        if (!byClock) {
            String operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
            int most = switch (operation) {
                case "model" -> 8;
                case "rename", "sync", "syncMetaData", "commit" -> 25;
                default -> 120;
            };
            arguments = Stream.concat(
                            Stream.of(arguments),
                            Stream.of(operation, "" + (1 + random.nextInt(most)), "" + random.nextBoolean()))
                    .toArray(String[]::new);
        }
        Process process = Child.start(KilledWriter.class, errors, flags, arguments);
        if (byClock) {
            kill(process, notes, random.nextInt(600));
        }
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("the writer hung:\n" + Child.lastWords(process));
        }
        int exit = process.exitValue();
        assertTrue(exit == 137 || exit == 0, () -> "exit " + exit + ": " + read(errors));
        kills += exit == 137 ? 1 : 0;
        check(index, Files.readString(notes, StandardCharsets.UTF_8));
        Files.delete(notes);
    }

    /** Waits for the first sign of life and then some time. */
    private static void kill(Process process, Path notes, int milliseconds) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (process.isAlive() && Files.size(notes) == 0 && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        Thread.sleep(milliseconds);
        process.destroyForcibly();
    }

    private void check(Path folder, String notes) throws IOException {
        Map<String, Long> next = null;
        for (String line :
                notes.substring(0, notes.lastIndexOf('\n') + 1).lines().toList()) {
            if (line.equals("A")) {
                state.clear();
                state.putAll(next);
                next = null;
                commits++;
            } else {
                next = new TreeMap<>(state);
                apply(line, next);
            }
        }
        long start = System.nanoTime();
        try (FathomIndex index = FathomIndex.open(folder)) {
            Map<String, Long> found = versions(index);
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
            assertTrue(slowest < 5000, slowest + " ms to reopen");
            halfDone += next == null ? 0 : 1;
            if (next != null && found.equals(next)) {
                state.clear();
                state.putAll(next);
                appeared++;
            }
            assertEquals(state, found, "what is there");
            compare(index);
            index.verify();
        }
    }

    private static void apply(String line, Map<String, Long> state) {
        for (String change : line.substring("I {".length(), line.length() - 1).split(", ")) {
            String[] parts = change.split("=");
            if (parts[1].equals("0")) {
                state.remove(parts[0]);
            } else {
                state.put(parts[0], Long.parseLong(parts[1]));
            }
        }
    }

    private static Map<String, Long> versions(FathomIndex index) throws IOException {
        Map<String, Long> versions = new TreeMap<>();
        for (String id : index.ids()) {
            Document document = index.document(id).orElseThrow();
            versions.put(id, (Long) document.metadata().get("version").orElseThrow());
        }
        return versions;
    }

    /** Whole documents, once each, with all their passages and figures, and found by their words. */
    private void compare(FathomIndex index) throws IOException {
        long passages = 0;
        long figures = 0;
        for (Map.Entry<String, Long> entry : state.entrySet()) {
            Document expected = Texts.document(entry.getKey(), entry.getValue());
            assertEquals(expected, index.document(entry.getKey()).orElseThrow());
            passages += PassageSplitter.ofDefaults().split(expected.text()).size();
            figures += FigureExtractor.english().extract(expected).size();
            String mark = Texts.mark(entry.getKey(), entry.getValue());
            index.search(PassageQuery.of(mark).thesaurus(Thesaurus.none()))
                    .forEach(hit -> assertTrue(
                            hit.source().id().equals(entry.getKey())
                                    && expected.text()
                                            .startsWith(hit.text(), hit.span().start()),
                            () -> mark + " found " + hit));
        }
        assertEquals(new FathomIndex.Counts(state.size(), passages, figures), index.counts());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
