package dev.fathom.internal.lucene;

import dev.fathom.backend.Entry;
import dev.fathom.backend.Known;
import dev.fathom.document.Document;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import dev.fathom.hit.Source;
import dev.fathom.internal.analysis.AnalysedField;
import dev.fathom.internal.analysis.AnalysedText;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.passage.Context;
import dev.fathom.passage.Passage;
import dev.fathom.passage.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** Makes the block of Lucene documents for one source document. */
public final class BlockBuilder {

    /** For words whose order in the field is never asked for. */
    static final FieldType BAG = bag();

    private final Entry entry;
    private final TextAnalysis analysis;
    private final Document document;
    private final List<IndexableField> filterFields;
    private final Definitions definitions;

    /** The numbers of the passages with which contexts end. */
    private final Set<Integer> contextEnds;

    private final List<AnalysedText> title;

    /** The headings read last, and their terms: passages in a row mostly have the same. */
    private List<String> headings = List.of();

    private List<AnalysedText> headingTerms = List.of();

    /** The passages of the context at hand. */
    private final List<AnalysedText> context = new ArrayList<>();

    private BlockBuilder(Entry entry, TextAnalysis analysis) {
        this.entry = entry;
        this.analysis = analysis;
        this.document = entry.document();
        this.filterFields = filterFields(document);
        this.definitions = new Definitions(document, analysis);
        this.title = document.title().map(analysis::analyse).stream().toList();
        this.contextEnds = Context.of(entry.passages()).stream()
                .map(run -> run.passages().getLast().ordinal())
                .collect(Collectors.toSet());
    }

    /** The block: figures of passage 1, passage 1, figures of passage 2, …, and last the record. */
    public static List<Iterable<IndexableField>> build(Entry entry, TextAnalysis analysis) {
        return new BlockBuilder(entry, analysis).build();
    }

    private List<Iterable<IndexableField>> build() {
        List<Iterable<IndexableField>> block = new ArrayList<>();
        int sliceStart = 0;
        FigureFields figures = new FigureFields(document, title, analysis);
        for (Passage passage : entry.passages()) {
            for (List<IndexableField> fields : figures.of(entry.figures().get(passage.ordinal()), headings(passage))) {
                fields.addAll(start(Fields.FIGURE));
                block.add(fields);
            }
            int sliceEnd = Math.max(sliceStart, passage.span().end());
            block.add(passage(passage, sliceStart, sliceEnd));
            sliceStart = sliceEnd;
        }
        block.add(record(sliceStart));
        return block;
    }

    private static FieldType bag() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    private List<IndexableField> start(String kind) {
        List<IndexableField> fields = new ArrayList<>(filterFields);
        fields.add(new StringField(Fields.ID, document.id(), Store.NO));
        fields.add(new StringField(Fields.KIND, kind, Store.NO));
        return fields;
    }

    private List<IndexableField> passage(Passage passage, int sliceStart, int sliceEnd) {
        List<IndexableField> fields = start(Fields.PASSAGE);
        String body = passage.span().of(document.text());
        AnalysedText bodyTerms = analysis.analyse(body);
        List<AnalysedText> above = headings(passage);
        // The text comes first, as it is kept.
        List<AnalysedText> searched = new ArrayList<>(List.of(bodyTerms));
        searched.addAll(title);
        searched.addAll(above);
        definitions.aliases(bodyTerms).map(analysis::analyse).ifPresent(searched::add);
        fields.add(new AnalysedField(Fields.ALL, searched));
        if (!title.isEmpty()) {
            fields.add(new AnalysedField(Fields.PASSAGE_TITLE, title));
        }
        if (!above.isEmpty()) {
            fields.add(new AnalysedField(Fields.PASSAGE_HEADINGS, above));
        }
        fields.add(new BinaryDocValuesField(
                Fields.SIGNATURE, new BytesRef(Signature.of(body).toBytes())));
        context.add(bodyTerms);
        if (contextEnds.contains(passage.ordinal())) {
            fields.add(new BinaryDocValuesField(
                    Fields.TERMS, new BytesRef(contextTerms(above).encode())));
            context.clear();
        }
        if (!entry.vectors().isEmpty()) {
            QuantisedVector vector = entry.vectors().get(passage.ordinal());
            if (!vector.isNone()) {
                fields.add(new BinaryDocValuesField(Fields.VECTOR, new BytesRef(vector.encode())));
            }
        }
        fields.add(new StoredField(Fields.SLICE, document.text().substring(sliceStart, sliceEnd)));
        fields.add(new StoredField(Fields.PLACE, Encoding.encode(new Encoding.PassagePlace(passage, sliceStart))));
        return fields;
    }

    /** The terms of title and headings and of the context's passages in order, with breaks between them. */
    private TermSequence contextTerms(List<AnalysedText> above) {
        IntStream.Builder terms = IntStream.builder();
        title.forEach(text -> addHashes(text, terms));
        above.forEach(text -> addHashes(text, terms));
        for (AnalysedText passage : context) {
            terms.add(TermSequence.BREAK);
            addHashes(passage, terms);
        }
        return TermSequence.of(terms.build().toArray());
    }

    private static void addHashes(AnalysedText text, IntStream.Builder terms) {
        text.forEach(term -> terms.add(TermSequence.hash(term)));
    }

    private List<AnalysedText> headings(Passage passage) {
        if (!passage.headings().equals(headings)) {
            headings = passage.headings();
            headingTerms = headings.isEmpty() ? List.of() : List.of(analysis.analyse(String.join("\n", headings)));
        }
        return headingTerms;
    }

    private List<IndexableField> record(int tailStart) {
        List<IndexableField> fields = new ArrayList<>();
        fields.add(new StringField(Fields.ID, document.id(), Store.NO));
        fields.add(new StringField(Fields.KIND, Fields.RECORD, Store.NO));
        fields.add(new StoredField(Fields.HASH, entry.hash()));
        fields.add(new StringField(Fields.OWNER, document.id(), Store.NO));
        fields.add(new BinaryDocValuesField(
                Fields.KNOWN, Encoding.encode(document.id(), new Known(entry.hash(), entry.version()))));
        definitions
                .recordTerms()
                .forEach(term -> fields.add(new StringField(Fields.ACRONYMS, Keyword.of(term), Store.NO)));
        Source source = new Source(document.id(), document.title(), document.date(), document.metadata());
        fields.add(new BinaryDocValuesField(Fields.SOURCE, new BytesRef(Encoding.encode(source))));
        fields.add(new StoredField(Fields.TAIL, document.text().substring(tailStart)));
        return fields;
    }

    private static List<IndexableField> filterFields(Document document) {
        List<IndexableField> fields = new ArrayList<>();
        document.date().ifPresent(date -> fields.add(new LongField(Fields.DATE, date.toEpochDay(), Store.NO)));
        document.title().ifPresent(title -> fields.add(keyword(Fields.TITLE, title)));
        for (Map.Entry<String, List<Object>> entry : document.metadata().asMap().entrySet()) {
            fields.add(keyword(Fields.NAMES, entry.getKey()));
            for (Object value : entry.getValue()) {
                fields.add(filterField(entry.getKey(), value));
            }
        }
        return fields;
    }

    private static IndexableField filterField(String name, Object value) {
        return switch (value) {
            case Long number -> new DoubleField(Fields.NUMBER_PREFIX + name, number, Store.NO);
            case Double number -> new DoubleField(Fields.NUMBER_PREFIX + name, number, Store.NO);
            case LocalDate date -> new LongField(Fields.DATE_PREFIX + name, date.toEpochDay(), Store.NO);
            default -> keyword(Fields.STRING_PREFIX + name, value.toString());
        };
    }

    /** A string to be matched exactly, cut at what Lucene accepts as one term. */
    private static IndexableField keyword(String field, String value) {
        return new KeywordField(field, Keyword.of(value), Store.NO);
    }
}
