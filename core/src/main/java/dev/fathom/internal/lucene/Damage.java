package dev.fathom.internal.lucene;

import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexMismatchException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.jspecify.annotations.Nullable;

/** Looks for damage. */
final class Damage {

    private Damage() {}

    /**
     * Refuses a folder that holds files of an index and no commit. Lucene would take it for a new one, and clear it.
     *
     * @throws IndexDamagedException if there is no commit where there should be one
     */
    static void requireWhole(Directory directory, String name) throws IOException {
        List<String> files = Arrays.asList(directory.listAll());
        boolean committed = files.stream().anyMatch(file -> file.startsWith(IndexFileNames.SEGMENTS));
        if (!committed && files.stream().anyMatch(Damage::isOfAnIndex)) {
            throw found(name, "it has no segments file, which says what belongs to it", null);
        }
    }

    private static boolean isOfAnIndex(String file) {
        return Learned.isModel(file)
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
    }

    /** Reads every byte of the last commit against its checksums; nothing where there is no index. */
    static boolean check(Directory directory, String name) throws IOException {
        requireWhole(directory, name);
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexCommit commit = reader.getIndexCommit();
            for (String file : commit.getFileNames()) {
                try (IndexInput input = directory.openInput(file, IOContext.READONCE)) {
                    CodecUtil.checksumEntireFile(input);
                }
            }
            Learned.read(directory, commit.getUserData());
        }
        return true;
    }

    static IndexDamagedException found(String name, String what, @Nullable Throwable cause) {
        return new IndexDamagedException(
                "the index " + name + " is damaged (" + what
                        + "); restore a snapshot of it, or build it anew from its sources",
                cause);
    }

    static IndexMismatchException notOurs(String name) {
        return new IndexMismatchException("the index " + name
                + " was not written by Fathom; choose another folder, since writing here would harm it");
    }
}
