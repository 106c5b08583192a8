package dev.fathom.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java compiles and runs as it stands there, and what it claims beside peers is shown. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final List<String> PACKAGES = List.of(
            "java.net",
            "java.nio.file",
            "java.time",
            "dev.fathom",
            "dev.fathom.djl",
            "dev.fathom.document",
            "dev.fathom.figure",
            "dev.fathom.hit",
            "dev.fathom.opensearch",
            "dev.fathom.query");

    @TempDir
    private Path folder;

    /** What a reader makes of it: each block a method, the first one run. */
    @Test
    void javaCompilesAndRunsAsWritten() throws IOException, InterruptedException {
        String source =
                PACKAGES.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining())
                        + "class Readme {\n";
        List<String> blocks = JAVA.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        for (int i = 0; i < blocks.size(); i++) {
            source += "static void block" + i + "() throws Exception {\n" + blocks.get(i) + "}\n";
        }
        source += "public static void main(String[] arguments) throws Exception { block0(); }\n}\n";

        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        try (Stream<Path> files = Files.list(ROOT.resolve("seeds"))) {
            for (Path file : files.toList()) {
                Files.copy(file, seeds.resolve(file.getFileName()));
            }
        }
        Path program = Files.writeString(folder.resolve("Readme.java"), source);
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        String printed = Files.readString(output);
        assertEquals(0, process.exitValue(), printed);
        assertTrue(printed.contains("lang-son-2025 During this tenure, Huu Nghi"), printed);
        assertTrue(printed.contains(" in: "), printed);
    }

    /** The comparison names a test or example in every row; all of them exist. */
    @Test
    void everyRowOfTheComparisonIsShown() throws IOException {
        Set<String> classes = new HashSet<>();
        for (String module : List.of("core", "cli", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.forEach(file -> classes.add(file.getFileName().toString()));
            }
        }
        List<String> rows = Files.readAllLines(ROOT.resolve("README.md")).stream()
                .dropWhile(line -> !line.contains("shown by"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertTrue(rows.size() > 15, rows.toString());
        for (String row : rows) {
            String name = row.replaceFirst(".*`(\\w+)` \\|$", "$1");
            assertTrue(classes.contains(name + ".java"), row);
        }
    }
}
