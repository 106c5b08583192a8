package dev.fathom.internal.lucene;

import dev.fathom.text.Span;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;

/** Reads passages back from the index. */
final class Passages {

    private static final Set<String> STORED = Set.of(Fields.SLICE, Fields.PLACE, Fields.TAIL);

    private Passages() {}

    static StoredPassage read(StoredFields fields, int doc) throws IOException {
        StoredPassage passage = stored(fields.document(doc, STORED));
        return extended(passage, fields, doc, passage.passage().span());
    }

    /** The passage with as much of the text around it as holds a span of the document. */
    static StoredPassage read(StoredFields fields, int doc, Span holding) throws IOException {
        return extended(read(fields, doc), fields, doc, holding);
    }

    /** A block lies in one piece, from the beginning of the text to the tail that its record stores, so this ends. */
    private static StoredPassage extended(StoredPassage passage, StoredFields fields, int doc, Span holding)
            throws IOException {
        StoredPassage extended = passage;
        for (int before = doc - 1; extended.sliceStart() > holding.start(); before--) {
            extended = extended.after(slice(fields.document(before, STORED)));
        }
        boolean ended = false;
        for (int next = doc + 1; !extended.holds(holding) && !ended; next++) {
            Document document = fields.document(next, STORED);
            ended = document.getField(Fields.TAIL) != null;
            extended = extended.before(ended ? document.get(Fields.TAIL) : slice(document));
        }
        return extended;
    }

    /** A figure stores no text. */
    private static String slice(Document document) {
        return Optional.ofNullable(document.get(Fields.SLICE)).orElse("");
    }

    private static StoredPassage stored(Document document) {
        IndexableField field = document.getField(Fields.PLACE);
        Encoding.PassagePlace place = Encoding.passage(field.binaryValue());
        return new StoredPassage(place.passage(), document.get(Fields.SLICE), place.sliceStart());
    }
}
