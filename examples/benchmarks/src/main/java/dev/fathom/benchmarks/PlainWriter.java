package dev.fathom.benchmarks;

import dev.fathom.document.Document;
import dev.fathom.internal.analysis.AnalysedField;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.passage.Passage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.Directory;

/**
 * Passages as a user of Lucene would write them by hand, with Fathom's text analysis, buffer and searched fields: the words of
 * text, headings and title with their positions; those of title and headings again, to be named in a query; the title to
 * filter by; the document's id; the text stored.
 */
final class PlainWriter implements Closeable {

    /** As Fathom's own with a heap of 2 GB. */
    static final double BUFFER_MB = 256;

    private final IndexWriter writer;

    PlainWriter(Directory directory) throws IOException {
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(TextAnalysis.of("en").analyzer())
                        .setRAMBufferSizeMB(BUFFER_MB)
                        .setParentField(Fields.PARENT));
    }

    /** Adds the passages of a document. */
    void add(Document document, List<Passage> passages) throws IOException {
        for (Passage passage : passages) {
            writer.addDocument(document(document, passage));
        }
    }

    /**
     * Adds a document's passages with all the fields that Fathom gives them and the document's record, as one block: texts to be
     * analysed, all else ready.
     */
    void add(Document document, List<Passage> passages, List<Iterable<IndexableField>> block) throws IOException {
        List<Iterable<IndexableField>> fields = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            List<IndexableField> passage = texts(document, passages.get(i));
            block.get(i).forEach(field -> {
                if (!(field instanceof AnalysedField)) {
                    passage.add(field);
                }
            });
            fields.add(passage);
        }
        fields.add(block.getLast());
        writer.addDocuments(fields);
    }

    /** Adds Lucene documents made elsewhere, which belong together. */
    void add(List<Iterable<IndexableField>> block) throws IOException {
        writer.addDocuments(block);
    }

    /** A passage by itself. */
    static List<IndexableField> document(Document document, Passage passage) {
        List<IndexableField> fields = texts(document, passage);
        fields.add(new StringField("id", document.id(), Store.NO));
        fields.add(new StringField("kind", "passage", Store.NO));
        document.title().ifPresent(title -> fields.add(new KeywordField("title", title, Store.NO)));
        fields.add(new StoredField("slice", passage.span().of(document.text())));
        return fields;
    }

    private static List<IndexableField> texts(Document document, Passage passage) {
        String text = passage.span().of(document.text());
        String title = document.title().orElse("");
        String headings = String.join("\n", passage.headings());
        List<IndexableField> fields = new ArrayList<>();
        fields.add(new TextField("all", text + "\n" + title + "\n" + headings, Store.NO));
        if (!title.isEmpty()) {
            fields.add(new TextField("passageTitle", title, Store.NO));
        }
        if (!headings.isEmpty()) {
            fields.add(new TextField("passageHeadings", headings, Store.NO));
        }
        return fields;
    }

    /** Makes what was added visible, as {@link PassagesOnly#refresh()} does. */
    void refresh() throws IOException {
        DirectoryReader.open(writer).close();
    }

    void commit() throws IOException {
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
