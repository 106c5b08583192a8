package dev.fathom.document.format;

import dev.fathom.document.Document;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The process that reads for a {@link ForkedReader}: paths come in, documents or reasons go out. It ends with its parent. */
final class ReaderProcess {

    private ReaderProcess() {}

    /** Reads until its standard input ends; takes the most characters of text that a file may hold. */
    public static void main(String[] arguments) throws Exception {
        FormatReader reader = new FormatReader(Integer.parseInt(arguments[0]));
        BlockingQueue<String> requests = new ArrayBlockingQueue<>(1);
        Thread parent = new Thread(() -> listen(requests), "parent");
        parent.setDaemon(true);
        parent.start();
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            while (true) {
                answer(reader, Path.of(requests.take()), out);
                out.flush();
            }
        }
    }

    /** Ends this process when the parent's does, whatever a parser is doing. */
    private static void listen(BlockingQueue<String> requests) {
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                requests.put(Wire.readString(in));
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(FormatReader reader, Path file, DataOutputStream out) throws IOException {
        Document document;
        try {
            document = reader.read(file, "-").orElseThrow();
        } catch (FileSystemException e) {
            refuse(out, Objects.requireNonNullElse(e.getReason(), "cannot be read"));
            return;
        } catch (StackOverflowError e) {
            refuse(out, "is nested too deeply");
            return;
        } catch (NoClassDefFoundError e) {
            refuse(out, "needs Apache Tika's parser modules on the class path to be read (" + e.getMessage() + ")");
            return;
        } catch (IOException | RuntimeException | AssertionError e) {
            refuse(
                    out,
                    "is damaged, or is not what its name says (" + e.getClass().getSimpleName() + ")");
            return;
        }
        out.writeByte(Wire.READ);
        Wire.writeDocument(out, document);
    }

    private static void refuse(DataOutputStream out, String reason) throws IOException {
        out.writeByte(Wire.REFUSED);
        Wire.writeString(out, reason);
    }
}
