package dev.fathom;

import dev.fathom.document.DocumentReader;
import dev.fathom.document.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Indexes a folder as the command line does, in a program of its own. */
final class Crawler {

    private Crawler() {}

    /** Arguments: the folder to read, the folder of the index. */
    public static void main(String[] arguments) throws IOException {
        DocumentReader reader = DocumentReader.plainText();
        try (FathomIndex index = FathomIndex.open(Path.of(arguments[1]))) {
            Folder.Listing listing = Folder.list(List.of(Path.of(arguments[0])));
            for (Folder.Skip skip : listing.skips()) {
                System.out.println(skip.path().getFileName() + ": " + skip.reason());
            }
            for (Folder.Source source : listing.sources()) {
                try {
                    index.add(reader.read(source.path(), source.id()).orElseThrow());
                } catch (IOException e) {
                    System.out.println(e.getMessage());
                }
            }
            index.commit();
            System.out.print(index.counts().documents() + " documents\n");
        }
    }
}
