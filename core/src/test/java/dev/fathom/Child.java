package dev.fathom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        command.addAll(flags);
        // Such as a class data archive, which halves the time to start.
        command.addAll(Stream.of(System.getProperty("fathom.test.child", "").split(" "))
                .filter(flag -> !flag.isEmpty())
                .toList());
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
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
