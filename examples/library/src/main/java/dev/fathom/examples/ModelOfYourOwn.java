package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.Settings;
import dev.fathom.djl.DjlEmbedder;
import dev.fathom.djl.DjlModel;
import dev.fathom.document.Document;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sentence encoder as Hugging Face exports it, run in this process by ONNX Runtime; the index remembers it. */
public final class ModelOfYourOwn {

    private ModelOfYourOwn() {}

    /** Indexes documents with the model, then searches them with the model that the index remembers. */
    public static List<String> run(Path model, Path folder, List<Document> documents, String words) throws IOException {
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(model));
                FathomIndex index = FathomIndex.open(folder, Settings.DEFAULT.embedder(embedder))) {
            index.addAll(documents.stream());
            index.commit();
        }
        List<String> found = new ArrayList<>();
        try (FathomIndex index = FathomIndex.open(folder)) {
            for (PassageHit hit : index.search(PassageQuery.of(words).explain(true))) {
                found.add(hit.source().id() + ": " + hit.explanation().orElseThrow());
            }
        }
        return found;
    }
}
