package dev.fathom.benchmarks;

import dev.fathom.document.Document;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.passage.Passage;
import java.io.Closeable;
import java.io.IOException;
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

    private static final double BUFFER_MB = 64;

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

    /** Adds Lucene documents made elsewhere, which belong together. */
    void add(List<Iterable<IndexableField>> block) throws IOException {
        writer.addDocuments(block);
    }

    private static org.apache.lucene.document.Document document(Document document, Passage passage) {
        String text = passage.span().of(document.text());
        String title = document.title().orElse("");
        String headings = String.join("\n", passage.headings());
        org.apache.lucene.document.Document fields = new org.apache.lucene.document.Document();
        fields.add(new StringField("id", document.id(), Store.NO));
        fields.add(new StringField("kind", "passage", Store.NO));
        fields.add(new TextField("all", text + "\n" + title + "\n" + headings, Store.NO));
        if (!title.isEmpty()) {
            fields.add(new TextField("passageTitle", title, Store.NO));
            fields.add(new KeywordField("title", title, Store.NO));
        }
        if (!headings.isEmpty()) {
            fields.add(new TextField("passageHeadings", headings, Store.NO));
        }
        fields.add(new StoredField("slice", text));
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
