package dev.fathom.opensearch;

import dev.fathom.backend.Entry;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.BlockBuilder;
import dev.fathom.internal.lucene.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** The block of one document as the server's documents: what {@link BlockBuilder} makes, field by field. */
final class BlockJson {

    private final TextAnalysis analysis;

    BlockJson(TextAnalysis analysis) {
        this.analysis = analysis;
    }

    /**
     * What the server calls the record of a document, and by what it chooses the shard: ids may be longer than it takes. The
     * others of the block are called this, a full stop, and their place in the block.
     */
    static String key(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 18));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String key(String record, long position) {
        return record + "." + position;
    }

    /** The documents in the order of the block, the record last. */
    List<Map<String, Object>> of(Entry entry, long order) {
        List<Map<String, Object>> block = new ArrayList<>();
        for (Iterable<IndexableField> fields : BlockBuilder.build(entry, analysis)) {
            Map<String, Object> document = document(fields);
            document.put(Schema.ORDER, order);
            document.put(Schema.POSITION, block.size());
            block.add(document);
        }
        block.getLast().put(Schema.SIZE, block.size() - 1);
        relate(block, key(entry.document().id()));
        return block;
    }

    /** Tells every figure its passage, and every passage where its context ends. */
    private static void relate(List<Map<String, Object>> block, String record) {
        long passage = -1;
        long context = -1;
        for (int i = block.size() - 2; i >= 0; i--) {
            Map<String, Object> document = block.get(i);
            if (Fields.FIGURE.equals(document.get(Fields.KIND))) {
                document.put(Schema.CONTEXT, passage);
                document.put(Schema.RELATION, Map.of("name", Schema.CHILD, "parent", key(record, passage)));
                continue;
            }
            passage = i;
            if (document.containsKey(Fields.TERMS)) {
                context = i;
                document.put(Schema.ENDS_CONTEXT, true);
            }
            document.put(Schema.CONTEXT, context);
            document.put(Schema.RELATION, Schema.PARENT);
        }
    }

    private Map<String, Object> document(Iterable<IndexableField> fields) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (IndexableField field : fields) {
            Object value = isText(field) ? terms(field) : value(field);
            List<Object> known = values.computeIfAbsent(Schema.name(field.name()), name -> new ArrayList<>());
            // What is indexed and counted under one name is one field here; a text without words is none.
            if (!known.contains(value) && !(isText(field) && value.equals(""))) {
                known.add(value);
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            if (!all.isEmpty()) {
                document.put(name, all.size() == 1 ? all.getFirst() : all);
            }
        });
        return document;
    }

    private static boolean isText(IndexableField field) {
        return field.fieldType().tokenized() && field.fieldType().indexOptions() != IndexOptions.NONE;
    }

    private static Object value(IndexableField field) {
        Number number = field.numericValue();
        if (number != null) {
            // Lucene's double fields hold the whole number that orders them.
            return number.longValue();
        }
        BytesRef bytes = field.binaryValue();
        if (bytes == null) {
            return field.stringValue();
        }
        boolean term = field.fieldType().indexOptions() != IndexOptions.NONE
                || field.fieldType().docValuesType() == DocValuesType.SORTED
                || field.fieldType().docValuesType() == DocValuesType.SORTED_SET;
        return term
                ? bytes.utf8ToString()
                : Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length));
    }

    /** The terms of a text in order, with holes where words were dropped. */
    private String terms(IndexableField field) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = field.tokenStream(analysis.analyzer(), null)) {
            TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            TermFrequencyAttribute frequency = stream.addAttribute(TermFrequencyAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                for (int hole = 1; hole < increment.getPositionIncrement(); hole++) {
                    terms.add(Schema.HOLE);
                }
                String written = term.getBytesRef().utf8ToString();
                terms.add(
                        field.name().equals(Fields.WORDS)
                                ? written + Schema.WEIGHT + frequency.getTermFrequency()
                                : written);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms.stream().allMatch(Schema.HOLE::equals) ? "" : String.join(Schema.BETWEEN, terms);
    }
}
