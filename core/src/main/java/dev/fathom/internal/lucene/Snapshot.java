package dev.fathom.internal.lucene;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;

/** Copies the last commit of an index. */
final class Snapshot {

    /** A writer may delete the files of a commit while they are copied; then the next commit is there. */
    private static final int ATTEMPTS = 20;

    private Snapshot() {}

    static void copy(Directory source, String name, Path target) throws IOException {
        requireEmpty(target);
        Files.createDirectories(target);
        try (Directory to = FSDirectory.open(target)) {
            for (int attempt = 1; ; attempt++) {
                try {
                    copy(source, to);
                    return;
                } catch (IndexNotFoundException e) {
                    throw new IOException("the index " + name + " holds nothing yet that could be copied", e);
                } catch (NoSuchFileException e) {
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                    clear(to);
                }
            }
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        if (Files.exists(target)) {
            try (Stream<Path> files = Files.list(target)) {
                if (files.findAny().isPresent()) {
                    throw new FileSystemException(
                            target.toString(), null, "holds files already; a snapshot goes into a new or empty folder");
                }
            }
        }
    }

    /** Copies the files of a commit, last the one that makes it a commit. */
    private static void copy(Directory from, Directory to) throws IOException {
        SegmentInfos commit = SegmentInfos.readLatestCommit(from);
        List<String> files = new ArrayList<>(commit.files(false));
        files.addAll(Learned.files(commit.getUserData()));
        files.add(commit.getSegmentsFileName());
        for (String file : files) {
            to.copyFrom(from, file, file, IOContext.READONCE);
        }
        to.sync(files);
        to.syncMetaData();
        if (!DirectoryReader.indexExists(to)) {
            throw new IOException("the copy could not be read back");
        }
    }

    private static void clear(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            directory.deleteFile(file);
        }
    }
}
