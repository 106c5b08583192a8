package dev.fathom.internal.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOUtils;

/** Copies the last commit of an index. */
final class Snapshot {

    private Snapshot() {}

    /** Copies into a new or empty folder; a failure leaves nothing in it. */
    static Path copy(Directory source, String name, Path target) throws IOException {
        requireEmpty(target);
        Damage.requireWhole(source, name);
        if (!DirectoryReader.indexExists(source)) {
            throw new FileSystemException(name, null, "holds nothing yet that could be copied");
        }
        try (Directory to = opened(target, name);
                Commit commit = Commit.of(source)) {
            try {
                commit.copy(to);
                // What is damaged in the copy was so in the index.
                Damage.check(to, name);
            } catch (IOException e) {
                clear(to);
                throw Guard.isDamage(e) ? e : new Failures(name).notCopied(target, e);
            } catch (RuntimeException | Error e) {
                clear(to);
                throw e;
            }
        }
        return target;
    }

    private static Directory opened(Path target, String name) throws IOException {
        try {
            return FSDirectory.open(target);
        } catch (IOException e) {
            throw new Failures(name).notCopied(target, e);
        }
    }

    /** Half a copy could pass for a whole one. */
    private static void clear(Directory to) throws IOException {
        IOUtils.deleteFilesIgnoringExceptions(to, to.listAll());
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

    /** All files of one commit, open: a writer that removes them now takes nothing away. */
    private record Commit(Map<String, IndexInput> files) implements Closeable {

        static Commit of(Directory directory) throws IOException {
            while (true) {
                String last = SegmentInfos.getLastCommitSegmentsFileName(directory);
                try {
                    return open(directory);
                } catch (NoSuchFileException e) {
                    if (Objects.equals(last, SegmentInfos.getLastCommitSegmentsFileName(directory))) {
                        throw e;
                    }
                }
            }
        }

        private static Commit open(Directory directory) throws IOException {
            SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
            List<String> names = new ArrayList<>(infos.files(false));
            names.addAll(Learned.files(infos.getUserData()));
            names.add(infos.getSegmentsFileName());
            Commit commit = new Commit(new LinkedHashMap<>());
            try {
                for (String name : names) {
                    commit.files.put(name, directory.openInput(name, IOContext.DEFAULT));
                }
                return commit;
            } catch (IOException | RuntimeException e) {
                commit.close();
                throw e;
            }
        }

        /** Copies the files, last the one that makes them a commit. */
        void copy(Directory to) throws IOException {
            String segments = "";
            for (Map.Entry<String, IndexInput> file : files.entrySet()) {
                segments = file.getKey();
                if (segments.startsWith(IndexFileNames.SEGMENTS)) {
                    to.sync(List.of(to.listAll()));
                }
                try (IndexOutput output = to.createOutput(segments, IOContext.DEFAULT)) {
                    output.copyBytes(file.getValue(), file.getValue().length());
                }
            }
            to.sync(List.of(segments));
            to.syncMetaData();
        }

        @Override
        public void close() throws IOException {
            IOUtils.close(files.values());
        }
    }
}
