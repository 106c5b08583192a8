package dev.fathom;

import dev.fathom.document.Document;
import java.io.IOException;
import java.nio.file.Path;

/** Takes the lock of an index, says so, and keeps it until its standard input ends. */
final class LockHolder {

    private LockHolder() {}

    /** Argument: the folder. */
    public static void main(String[] arguments) throws IOException {
        try (FathomIndex index = FathomIndex.open(Path.of(arguments[0]))) {
            index.add(Document.of("held", "Kept by another program."));
            index.commit();
            System.out.println("ready");
            System.out.flush();
            while (System.in.read() >= 0) {
                // Until the test lets go.
            }
        }
    }
}
