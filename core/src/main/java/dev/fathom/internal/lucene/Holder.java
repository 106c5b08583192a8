package dev.fathom.internal.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * A note beside the lock that says which process holds it. The lock itself is the operating system's and ends with its
 * process; a note left by one that was killed is recognised by the process number and start time, and ignored.
 */
final class Holder {

    static final String FILE = "writer";

    private static final System.Logger LOGGER = System.getLogger(Holder.class.getName());
    private static final int LONGEST = 200;

    private Holder() {}

    /** Leaves the note; an index can be written without one, so a failure only goes to the log. */
    static void note(Directory directory) {
        try {
            remove(directory);
            try (IndexOutput output = directory.createOutput(FILE, IOContext.DEFAULT)) {
                byte[] note = describe(ProcessHandle.current()).getBytes(StandardCharsets.UTF_8);
                output.writeBytes(note, note.length);
            }
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the note about the writer could not be left", e);
        }
    }

    static void remove(Directory directory) throws IOException {
        if (Arrays.asList(directory.listAll()).contains(FILE)) {
            directory.deleteFile(FILE);
        }
    }

    /** Who holds the lock, in words. */
    static String of(Directory directory) {
        try (IndexInput input = directory.openInput(FILE, IOContext.READONCE)) {
            byte[] note = new byte[(int) Math.min(LONGEST, input.length())];
            input.readBytes(note, 0, note.length);
            List<String> parts = List.of(new String(note, StandardCharsets.UTF_8).split(" "));
            long pid = Long.parseLong(parts.getFirst());
            if (pid == ProcessHandle.current().pid() && isRunning(parts, pid)) {
                return "this program itself, through another FathomIndex";
            }
            return isRunning(parts, pid)
                    ? "process " + pid + ", running since "
                            + Instant.parse(parts.getLast()).truncatedTo(ChronoUnit.SECONDS)
                    : "another program";
        } catch (IOException | RuntimeException e) {
            return "another program";
        }
    }

    /** Whether the process of the note is still the one of that number. */
    private static boolean isRunning(List<String> note, long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isPresent() && describe(process.get()).equals(String.join(" ", note));
    }

    private static String describe(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH);
    }
}
