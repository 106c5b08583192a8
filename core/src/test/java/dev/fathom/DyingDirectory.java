package dev.fathom;

import java.io.IOException;
import java.util.Collection;
import java.util.function.Predicate;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/**
 * Ends the program without any goodbye, as kill -9 does, at the n-th operation of a kind: before it, after it, or for files
 * being written in the midst of one.
 */
final class DyingDirectory extends FilterDirectory {

    /** An operation that changes the folder. */
    record Operation(String kind, String file, boolean merging) {

        /** Whether the operation is one of those a round is after. */
        static Predicate<Operation> named(String name) {
            return switch (name) {
                case "any" -> o -> true;
                case "merge" -> Operation::merging;
                case "model" -> o -> o.file.startsWith("latent-");
                case "commit" -> o -> o.file.contains("segments");
                default -> o -> o.kind.equals(name);
            };
        }
    }

    private final Predicate<Operation> fatal;
    private final boolean after;
    private int left;

    DyingDirectory(Directory in, String operation, int number, boolean after) {
        super(in);
        this.fatal = Operation.named(operation);
        this.left = number;
        this.after = after;
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private synchronized boolean isFatal(Operation operation) {
        return fatal.test(operation) && --left == 0;
    }

    private <T> T run(Operation operation, Action<T> action) throws IOException {
        boolean dies = isFatal(operation);
        if (dies && !after) {
            die();
        }
        T result = action.run();
        if (dies) {
            die();
        }
        return result;
    }

    private static void die() {
        Runtime.getRuntime().halt(137);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        boolean merging = context.context() == IOContext.Context.MERGE;
        IndexOutput output = run(new Operation("create", name, merging), () -> super.createOutput(name, context));
        return new FilterIndexOutput("dying", name, output) {
            @Override
            public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                boolean dies = isFatal(new Operation("write", name, merging));
                out.writeBytes(bytes, offset, dies ? length / 2 : length);
                if (dies) {
                    die();
                }
            }
        };
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        run(new Operation("sync", names.toString(), false), () -> {
            super.sync(names);
            return null;
        });
    }

    @Override
    public void syncMetaData() throws IOException {
        run(new Operation("syncMetaData", "", false), () -> {
            super.syncMetaData();
            return null;
        });
    }

    @Override
    public void rename(String source, String target) throws IOException {
        run(new Operation("rename", source, false), () -> {
            super.rename(source, target);
            return null;
        });
    }

    @Override
    public void deleteFile(String name) throws IOException {
        run(new Operation("delete", name, false), () -> {
            super.deleteFile(name);
            return null;
        });
    }
}
