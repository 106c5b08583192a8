package dev.fathom.internal.lucene;

import dev.fathom.passage.Passage;
import dev.fathom.text.Span;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;

/** Reads passages back from the index. */
final class Passages {

    private static final Set<String> STORED = Set.of(Fields.SLICE, Fields.PLACE);

    private Passages() {}

    /** A passage with the stretch of its document's text that is stored with it. */
    record Stored(Passage passage, String slice, int sliceStart) {

        String text() {
            return text(passage.span());
        }

        /** The page on which an offset in the passage or after it stands. */
        Optional<Integer> page(int offset) {
            String before = text(
                    new Span(passage.span().start(), Math.max(passage.span().start(), offset)));
            int turned = (int) before.chars().filter(c -> c == '\f').count();
            return passage.page().map(first -> first + turned);
        }

        /** Whether the stretch has all characters under a span of the document. */
        boolean holds(Span span) {
            return sliceStart <= span.start() && span.end() <= sliceStart + slice.length();
        }

        /** The characters under a span of the document, as far as the slice has them. */
        String text(Span span) {
            int start = Math.clamp(span.start() - sliceStart, 0, slice.length());
            int end = Math.clamp(span.end() - sliceStart, start, slice.length());
            return slice.substring(start, end);
        }
    }

    static Stored read(StoredFields fields, int doc) throws IOException {
        Document document = fields.document(doc, STORED);
        Encoding.PassagePlace place =
                Encoding.passage(document.getField(Fields.PLACE).binaryValue());
        Stored stored = new Stored(place.passage(), document.get(Fields.SLICE), place.sliceStart());
        return stored.sliceStart() <= place.passage().span().start() ? stored : lookBack(fields, doc, stored);
    }

    /** A passage that overlaps the one before begins in that one's slice. Its block lies in one piece, so this ends. */
    private static Stored lookBack(StoredFields fields, int doc, Stored stored) throws IOException {
        StringBuilder slice = new StringBuilder(stored.slice());
        int sliceStart = stored.sliceStart();
        for (int before = doc - 1; sliceStart > stored.passage().span().start(); before--) {
            Document document = fields.document(before, STORED);
            IndexableField place = document.getField(Fields.PLACE);
            if (place != null) {
                slice.insert(0, document.get(Fields.SLICE));
                sliceStart = Encoding.passage(place.binaryValue()).sliceStart();
            }
        }
        return new Stored(stored.passage(), slice.toString(), sliceStart);
    }
}
