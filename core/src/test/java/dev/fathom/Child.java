package dev.fathom;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Java programs of their own, run with the class path of the tests. */
final class Child {

    private Child() {}

    /** Starts the {@code main} of a class; its standard error goes to a file. */
    static Process start(Class<?> main, Path errors, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-ea", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath()));
        command.addAll(flags);
        command.add(main.getName());
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
    }

    /**
     * Flags by which such programs start in a third of the time, from what one of them loads that runs to its end (JEP 514, so
     * none before JDK 25).
     */
    static List<String> ahead(Class<?> main, Path folder, String flag, String... arguments)
            throws IOException, InterruptedException {
        if (Runtime.version().feature() < 25) {
            return List.of();
        }
        String jars = packed(folder);
        Path cache = folder.resolve("classes.aot");
        Path errors = folder.resolve("errors");
        Process process = start(main, errors, List.of("-cp", jars, "-XX:AOTCacheOutput=" + cache, flag), arguments);
        if (process.waitFor() != 0) {
            throw new AssertionError(Files.readString(errors));
        }
        return List.of("-cp", jars, "-XX:AOTCache=" + cache);
    }

    /** The class path with jars in the place of its folders, whose classes are not kept. */
    private static String packed(Path folder) {
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        return Stream.of(classPath().split(File.pathSeparator))
                .map(entry -> {
                    if (!Files.isDirectory(Path.of(entry))) {
                        return entry;
                    }
                    String name = folder.resolve(Path.of(entry).getFileName() + ".jar")
                            .toString();
                    jar.run(System.out, System.err, "--create", "--no-compress", "--file=" + name, "-C", entry, ".");
                    return name;
                })
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Kills a program that hangs, and says what its threads were doing. */
    static String lastWords(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-QUIT", "" + process.pid()).start().waitFor();
        Thread.sleep(2000);
        process.destroyForcibly();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
