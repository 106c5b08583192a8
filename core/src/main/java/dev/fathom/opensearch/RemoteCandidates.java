package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import dev.fathom.figure.Interval;
import dev.fathom.internal.lucene.Candidate;
import dev.fathom.internal.lucene.DocOrder;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.internal.lucene.Traits;
import dev.fathom.rank.Candidates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** What re-ranking knows of matches, from the server's answers. The contexts of a window come with one request. */
final class RemoteCandidates implements Candidates {

    private final ScoreDoc[] scored;
    private final int size;
    private final IntFunction<JsonNode> hits;
    private final Fetching contexts;
    private @Nullable Map<String, JsonNode> fetched;

    /** Fetches what is kept of documents by the server's names. */
    interface Fetching {
        Map<String, JsonNode> fetch(Set<String> keys) throws IOException;
    }

    RemoteCandidates(ScoreDoc[] scored, int size, IntFunction<JsonNode> hits, Fetching contexts) {
        this.scored = scored;
        this.size = size;
        this.hits = hits;
        this.contexts = contexts;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double score(int candidate) {
        return scored[candidate].score;
    }

    @Override
    public int[] readingOrder() {
        return DocOrder.of(size, candidate -> scored[candidate].doc);
    }

    @Override
    public long context(int candidate) {
        JsonNode source = hits.apply(candidate).path("_source");
        // A block that replaces another has another order, so that its contexts are others, too.
        return source.path(Schema.ORDER).asLong() * 1_000_003
                + source.path(Schema.CONTEXT).asLong();
    }

    private String contextKey(int candidate) {
        JsonNode hit = hits.apply(candidate);
        String key = hit.path("_id").asText();
        return BlockJson.key(
                key.substring(0, key.indexOf('.')),
                hit.path("_source").path(Schema.CONTEXT).asLong());
    }

    @Override
    public TermSequence terms(int candidate) {
        try {
            Map<String, JsonNode> known = fetched;
            if (known == null) {
                Set<String> keys = new LinkedHashSet<>();
                for (int i = 0; i < size; i++) {
                    keys.add(contextKey(i));
                }
                known = contexts.fetch(keys);
                fetched = known;
            }
            byte[] bytes = Objects.requireNonNull(known.get(contextKey(candidate)), "a context that was fetched")
                    .path(Fields.TERMS)
                    .binaryValue();
            return TermSequence.decode(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public QuantisedVector vector(int candidate) {
        try {
            byte[] bytes =
                    hits.apply(candidate).path("_source").path(Fields.VECTOR).binaryValue();
            return bytes == null ? QuantisedVector.NONE : QuantisedVector.decode(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What ranking knows of a figure. */
    static Candidate figure(JsonNode source, float words) {
        return new Candidate(
                words,
                new Interval(decimal(source, Fields.LOW), decimal(source, Fields.HIGH)),
                new Interval(decimal(source, Fields.NUMBER_LOW), decimal(source, Fields.NUMBER_HIGH)),
                decimals(source.path(Fields.VALUE)),
                decimals(source.path(Fields.NUMBER)),
                source.path(Fields.DIMENSION).asText(),
                day(source, Fields.FROM),
                day(source, Fields.TO),
                day(source, Fields.BASELINE_FROM),
                day(source, Fields.BASELINE_TO),
                Traits.unpack(source.path(Fields.TRAITS).asLong()),
                source.path(Fields.SAME).asLong());
    }

    private static double decimal(JsonNode source, String field) {
        return NumericUtils.sortableLongToDouble(source.path(field).asLong());
    }

    private static double[] decimals(JsonNode values) {
        if (!values.isArray()) {
            return new double[] {NumericUtils.sortableLongToDouble(values.asLong())};
        }
        return StreamSupport.stream(values.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sorted()
                .mapToDouble(NumericUtils::sortableLongToDouble)
                .toArray();
    }

    private static long day(JsonNode source, String field) {
        return source.has(field) ? source.path(field).asLong() : Candidate.NEVER;
    }
}
