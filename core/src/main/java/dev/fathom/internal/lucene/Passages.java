package dev.fathom.internal.lucene;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;

/** Reads passages back from the index. */
final class Passages {

    private static final Set<String> STORED = Set.of(Fields.SLICE, Fields.PLACE);

    private Passages() {}

    static StoredPassage read(StoredFields fields, int doc) throws IOException {
        StoredPassage stored = stored(fields.document(doc, STORED));
        // A block lies in one piece, so this ends.
        for (int before = doc - 1; !stored.isWhole(); before--) {
            Document document = fields.document(before, STORED);
            if (document.getField(Fields.PLACE) != null) {
                stored = stored.after(stored(document));
            }
        }
        return stored;
    }

    private static StoredPassage stored(Document document) {
        IndexableField field = document.getField(Fields.PLACE);
        Encoding.PassagePlace place = Encoding.passage(field.binaryValue());
        return new StoredPassage(place.passage(), document.get(Fields.SLICE), place.sliceStart());
    }
}
