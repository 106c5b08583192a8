package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages one file of an index and looks who notices. */
class DamageTest {

    private static final Set<String> NOT_OF_THE_INDEX = Set.of("write.lock", "writer");

    @TempDir
    private Path folder;

    private int refused;
    private int wrong;

    @Test
    void isFound() throws IOException {
        damage(60, 1);
    }

    @Test
    @Tag("long")
    void isFoundFiveHundredTimes() throws IOException {
        damage(500, 1000);
    }

    private void damage(int seeds, int first) throws IOException {
        Path sound = folder.resolve("sound");
        build(sound);
        String answers = answers(sound);
        List<String> files = files(sound);
        for (int seed = first; seed < first + seeds; seed++) {
            Random random = new Random(seed);
            // Every file in turn, however small.
            String file = files.get(seed % files.size());
            Path copy = folder.resolve("copy" + seed);
            copy(sound, copy);
            String what = "seed " + seed + ": " + hurt(copy.resolve(file), random);
            assertThrows(
                    IndexDamagedException.class, () -> FathomIndex.open(copy, FathomIndex.Opening.VERIFY), () -> what);
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> use(copy, answers, what), () -> what);
            delete(copy);
        }
        System.out.printf(
                Locale.ROOT,
                "damage: %d seeds, verification found all; without it %d were noticed in use, %d gave wrong answers,"
                        + " %d did no harm%n",
                seeds,
                refused,
                wrong,
                seeds - refused - wrong);
    }

    /** Opens, asks and writes without verifying: right, wrong, or refused by name, and nothing else. */
    private void use(Path copy, String answers, String what) {
        try {
            wrong += answers(copy).equals(answers) ? 0 : 1;
        } catch (IndexDamagedException | IndexMismatchException e) {
            refused++;
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(what + ": " + e, e);
        }
        try (FathomIndex index = FathomIndex.open(copy)) {
            assertThrows(IndexDamagedException.class, index::verify, () -> what);
        } catch (IndexDamagedException | IndexMismatchException e) {
            // Found while opening.
        } catch (IOException e) {
            throw new AssertionError(what + ": " + e, e);
        }
    }

    private static void build(Path folder) throws IOException {
        try (FathomIndex index = FathomIndex.open(folder)) {
            for (int i = 0; i < 40; i++) {
                index.add(Texts.document("d" + i, i));
                if (i % 15 == 14) {
                    index.commit();
                }
            }
            index.delete("d3");
            index.commit();
        }
    }

    /** All that the index says to some questions. */
    private static String answers(Path folder) throws IOException {
        StringBuilder answers = new StringBuilder();
        try (FathomIndex index = FathomIndex.open(folder)) {
            Random random = new Random(1);
            for (int i = 0; i < 10; i++) {
                String text = Texts.sentence(random);
                index.search(PassageQuery.of(text).limit(50).thesaurus(Thesaurus.none()))
                        .forEach(hit -> answers.append(hit).append('\n'));
                index.search(FigureQuery.about(text).limit(50).thesaurus(Thesaurus.none()))
                        .forEach(hit -> answers.append(hit).append('\n'));
            }
            for (String id : new TreeSet<>(index.ids())) {
                answers.append(index.document(id)).append('\n');
            }
            answers.append(index.counts());
        }
        return answers.toString();
    }

    private static String hurt(Path file, Random random) throws IOException {
        long size = Files.size(file);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    bytes.close();
                    Files.delete(file);
                    return file.getFileName() + " deleted";
                }
                case 1 -> {
                    long length = random.nextLong(size);
                    bytes.setLength(length);
                    return file.getFileName() + " cut from " + size + " to " + length + " bytes";
                }
                default -> {
                    long at = random.nextLong(size);
                    int bit = 1 << random.nextInt(8);
                    flip(bytes, at, bit);
                    return file.getFileName() + ", byte " + at + " of " + size + ": bit " + bit + " flipped";
                }
            }
        }
    }

    private static void flip(RandomAccessFile bytes, long at, int bit) throws IOException {
        bytes.seek(at);
        int old = bytes.read();
        bytes.seek(at);
        bytes.write(old ^ bit);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    new ArrayList<>(files.map(file -> file.getFileName().toString())
                            .filter(name -> !NOT_OF_THE_INDEX.contains(name))
                            .sorted()
                            .toList());
            try (FathomIndex index = FathomIndex.open(folder)) {
                // Models of earlier commits lie about too; they are nobody's.
                index.snapshot(folder.resolveSibling("clean"));
            }
            try (Stream<Path> clean = Files.list(folder.resolveSibling("clean"))) {
                Set<String> needed = new TreeSet<>(
                        clean.map(file -> file.getFileName().toString()).toList());
                names.removeIf(name -> !needed.contains(name));
            }
            assertTrue(names.stream().anyMatch(name -> name.startsWith("latent-")), names::toString);
            return names;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Test
    void neverTakesAnIndexWithoutItsSegmentsFileForANewOne() throws IOException {
        Path kb = folder.resolve("kb");
        build(kb);
        try (Stream<Path> files = Files.list(kb)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.delete(file);
            }
        }
        long before;
        try (Stream<Path> files = Files.list(kb)) {
            before = files.count();
        }
        IndexDamagedException e = assertThrows(IndexDamagedException.class, () -> FathomIndex.open(kb));
        assertEquals(
                "the index " + kb + " is damaged (it has no segments file, which says what belongs to it); restore a"
                        + " snapshot of it, or build it anew from its sources",
                e.getMessage());
        try (Stream<Path> files = Files.list(kb)) {
            assertEquals(before, files.count());
        }
    }

    @Test
    void soundIndexesAreFoundSound() throws IOException {
        Path kb = folder.resolve("kb");
        FathomIndex.open(kb, FathomIndex.Opening.VERIFY).close();
        build(kb);
        try (FathomIndex index = FathomIndex.open(kb, FathomIndex.Opening.VERIFY)) {
            index.verify();
            assertEquals(39, index.counts().documents());
        }
    }

    /** A merge copies what was written long ago; what it meets is damage, not a disk that fails. */
    @Test
    void aMergeThatMeetsDamageSaysSo() throws IOException {
        Path kb = folder.resolve("kb");
        build(kb);
        try (FathomIndex index = FathomIndex.open(kb)) {
            for (Path file : segments(kb)) {
                try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    flip(bytes, bytes.length() / 2, 1);
                }
            }
            IOException e = assertThrows(IOException.class, () -> {
                for (int i = 0; i < 100; i++) {
                    index.add(Texts.document("new" + i, i));
                    index.commit();
                }
            });
            assertInstanceOf(IndexDamagedException.class, e);
            assertThrows(IndexDamagedException.class, () -> index.add(Texts.document("d", 1)));
        }
    }

    private static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".cfs")).toList();
        }
    }
}
