package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Folder;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All files of a folder in an index on disk. Run again, only changed files cost anything. */
public final class FilesInAFolder {

    private FilesInAFolder() {}

    /** Indexes the files, then searches them. */
    public static List<String> run(Path folder, Path indexFolder, String words) throws IOException {
        DocumentReader reader = DocumentReader.plainText();
        List<String> found = new ArrayList<>();
        try (FathomIndex index = FathomIndex.open(indexFolder)) {
            for (Folder.Source file : Folder.list(List.of(folder)).sources()) {
                var document = reader.read(file.path(), file.id());
                if (document.isPresent()) {
                    index.add(document.get());
                }
            }
            index.commit();
            for (PassageHit hit : index.search(PassageQuery.of(words).limit(3))) {
                found.add(hit.source().id() + " › " + String.join(" › ", hit.headings()) + ": " + hit.text());
            }
        }
        return found;
    }

    /** Takes a folder, the index's folder and the words to search for. */
    public static void main(String[] args) throws IOException {
        run(Path.of(args[0]), Path.of(args[1]), args[2]).forEach(System.out::println);
    }
}
