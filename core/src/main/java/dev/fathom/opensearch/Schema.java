package dev.fathom.opensearch;

import dev.fathom.internal.lucene.Fields;
import dev.fathom.internal.lucene.Scoring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.similarities.BM25Similarity;

/** How an index is laid out on the server: its settings, and a type for every field that is searched, counted or sorted by. */
final class Schema {

    /** The analyzer of fields whose terms come ready made, and its one that takes how often they count, too. */
    static final String TERMS = "fathom_terms";

    static final String WEIGHED_TERMS = "fathom_weighed_terms";

    /** Stands between terms. */
    static final String BETWEEN = "\n";

    /** Stands where the library's text analysis dropped a word. */
    static final String HOLE = "\u0001";

    /** Stands between a term and how often it counts. */
    static final String WEIGHT = "\u0002";

    /** The place of a document's block among all, later ones being larger, and the place in the block. */
    static final String ORDER = "order";

    static final String POSITION = "position";

    /** Passages and figures: the place in the block of the passage that ends the context, or that states the figure. */
    static final String CONTEXT = "context";

    /** Passages: whether they end a context. */
    static final String ENDS_CONTEXT = "endsContext";

    /** Records: how many passages and figures the block has. */
    static final String SIZE = "size";

    /** Tells figures which passage states them. */
    static final String RELATION = "relation";

    static final String CHILD = "figure";
    static final String PARENT = "passage";

    private static final List<String> ORDERED = List.of(Fields.ALL, Fields.PASSAGE_TITLE, Fields.PASSAGE_HEADINGS);
    private static final List<String> KEYWORDS = List.of(
            Fields.ID,
            Fields.KIND,
            Fields.TITLE,
            Fields.NAMES,
            Fields.WHOLE_TITLE,
            Fields.PLACES,
            Fields.UNIT,
            Fields.DIMENSION,
            Fields.QUANTITY,
            Fields.DIRECTION,
            Fields.PLACE_NAME,
            Fields.ACRONYMS);
    private static final List<String> NUMBERS = List.of(
            Fields.DATE,
            Fields.LOW,
            Fields.HIGH,
            Fields.VALUE,
            Fields.NUMBER,
            Fields.NUMBER_LOW,
            Fields.NUMBER_HIGH,
            Fields.FROM,
            Fields.TO,
            Fields.BASELINE_FROM,
            Fields.BASELINE_TO,
            ORDER,
            POSITION,
            SIZE);

    private Schema() {}

    /** Metadata may be called anything; a field may not. */
    static String name(String field) {
        for (String prefix : List.of(Fields.STRING_PREFIX, Fields.NUMBER_PREFIX, Fields.DATE_PREFIX)) {
            if (field.startsWith(prefix)) {
                return prefix + escaped(field.substring(prefix.length()));
            }
        }
        return field;
    }

    private static String escaped(String name) {
        StringBuilder escaped = new StringBuilder("_");
        for (char c : name.toCharArray()) {
            if (c < 128 && Character.isLetterOrDigit(c) || c == '-') {
                escaped.append(c);
            } else {
                escaped.append('_').append(Integer.toHexString(c)).append('_');
            }
        }
        return escaped.toString();
    }

    static Map<String, Object> index(OpenSearch.Index index, Map<String, String> fingerprint) {
        return Map.of("settings", settings(index), "mappings", mappings(fingerprint));
    }

    private static Map<String, Object> settings(OpenSearch.Index index) {
        Map<String, Object> similarities = new LinkedHashMap<>();
        ORDERED.forEach(field -> similarities.put(field, similarity(field)));
        similarities.put(Fields.WORDS, similarity(Fields.WORDS));
        return Map.of(
                "number_of_shards",
                index.shards(),
                "number_of_replicas",
                index.replicas(),
                // Changes are seen when all of them are there; see RemoteStore.
                "refresh_interval",
                -1,
                "max_result_window",
                1_000_000,
                "mapping.total_fields.limit",
                10_000,
                "similarity",
                similarities,
                "analysis",
                analysis());
    }

    private static Map<String, Object> similarity(String field) {
        BM25Similarity similarity = Scoring.bm25(field);
        return Map.of("type", "BM25", "k1", similarity.getK1(), "b", similarity.getB());
    }

    private static Map<String, Object> analysis() {
        return Map.of(
                "tokenizer",
                Map.of(
                        "fathom_split",
                        Map.of(
                                "type",
                                "char_group",
                                "tokenize_on_chars",
                                List.of(BETWEEN),
                                "max_token_length",
                                32_766)),
                "filter",
                Map.of(
                        "fathom_holes", Map.of("type", "stop", "stopwords", List.of(HOLE)),
                        "fathom_weights", Map.of("type", "delimited_term_freq", "delimiter", WEIGHT)),
                "analyzer",
                Map.of(
                        TERMS,
                        Map.of("type", "custom", "tokenizer", "fathom_split", "filter", List.of("fathom_holes")),
                        WEIGHED_TERMS,
                        Map.of("type", "custom", "tokenizer", "fathom_split", "filter", List.of("fathom_weights"))));
    }

    private static Map<String, Object> mappings(Map<String, String> fingerprint) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ORDERED.forEach(field -> fields.put(field, text(field)));
        fields.put(Fields.WORDS, weighed(Fields.WORDS));
        KEYWORDS.forEach(field -> fields.put(field, Map.of("type", "keyword")));
        NUMBERS.forEach(field -> fields.put(field, Map.of("type", "long")));
        fields.put(ENDS_CONTEXT, Map.of("type", "boolean"));
        fields.put(RELATION, Map.of("type", "join", "relations", Map.of(PARENT, CHILD)));
        for (String prefix : List.of("s", "n", "d")) {
            fields.put(prefix, Map.of("type", "object", "dynamic", true));
        }
        return Map.of(
                // What is not searched, such as vectors, is kept and nothing more.
                "dynamic",
                false,
                "_meta",
                fingerprint,
                "dynamic_templates",
                List.of(byPrefix("s", "keyword"), byPrefix("n", "long"), byPrefix("d", "long")),
                "properties",
                fields);
    }

    private static Map<String, Object> text(String field) {
        return Map.of("type", "text", "analyzer", TERMS, "similarity", field);
    }

    /** For terms that come with how often they count. */
    private static Map<String, Object> weighed(String field) {
        return Map.of(
                "type",
                "text",
                "analyzer",
                WEIGHED_TERMS,
                "index_options",
                "freqs",
                "norms",
                false,
                "similarity",
                field);
    }

    private static Map<String, Object> byPrefix(String prefix, String type) {
        return Map.of(prefix + "_fields", Map.of("path_match", prefix + ".*", "mapping", Map.of("type", type)));
    }
}
