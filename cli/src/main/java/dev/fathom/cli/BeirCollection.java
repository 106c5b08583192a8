package dev.fathom.cli;

import dev.fathom.eval.Qrels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A test collection in the form of BEIR: a folder with {@code corpus.jsonl}, {@code queries.jsonl} and {@code qrels.tsv}.
 *
 * @param name the folder's name
 * @param corpus the file of its documents
 * @param queries all queries
 * @param qrels which documents are relevant to which queries
 */
record BeirCollection(String name, Path corpus, List<Records.Query> queries, Qrels qrels) {

    static BeirCollection read(Path folder) throws IOException {
        Path corpus = file(folder, "corpus.jsonl");
        Path qrels = Files.isRegularFile(folder.resolve("qrels/test.tsv"))
                ? folder.resolve("qrels/test.tsv")
                : file(folder, "qrels.tsv");
        return new BeirCollection(
                String.valueOf(folder.toRealPath().getFileName()),
                corpus,
                Records.queries(file(folder, "queries.jsonl")),
                Qrels.read(qrels));
    }

    private static Path file(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(folder + " holds no " + name
                    + "; a test collection is a folder with corpus.jsonl, queries.jsonl and qrels.tsv");
        }
        return file;
    }
}
