package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the command line: what it printed and its exit code.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record CommandLineRun(int code, String out, String err) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static CommandLineRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] strings = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            strings[i] = args[i].toString();
        }
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), strings);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    /** Runs what must succeed. */
    static CommandLineRun ok(Object... args) {
        CommandLineRun run = of(args);
        assertEquals("", run.err);
        assertEquals(Main.OK, run.code);
        return run;
    }

    /** The lines of standard output. */
    List<String> lines() {
        return out.lines().toList();
    }

    /** Standard output as one JSON value. */
    JsonNode json() throws IOException {
        return MAPPER.readTree(out);
    }

    /** Standard output as one JSON value a line. */
    List<JsonNode> jsonLines() throws IOException {
        List<JsonNode> values = new ArrayList<>();
        for (String line : lines()) {
            values.add(MAPPER.readTree(line));
        }
        return values;
    }
}
