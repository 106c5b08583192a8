package dev.fathom;

import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Document;
import dev.fathom.embed.Embedder;
import dev.fathom.embed.ModelException;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.passage.Passage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The vectors that an index's embedder gives passages and queries. What was embedded and is not in the index yet, because a later
 * batch failed or because the document's turn has not come, is kept and not embedded again. Safe to share between threads.
 */
final class Vectors {

    /** So many vectors that wait for their document are kept; the oldest give way. */
    private static final int MOST_WAITING = 1 << 14;

    private final Embedder embedder;
    private final Embedder.Identity identity;
    private final Map<String, QuantisedVector> waiting = Collections.synchronizedMap(new LinkedHashMap<>());

    Vectors(Embedder embedder) throws IOException {
        this.embedder = embedder;
        this.identity = embedder.identity();
    }

    /** The vector of a query. */
    QuantisedVector query(String text) throws IOException {
        return embed(List.of(identity.queryPrefix() + text), "the query").getFirst();
    }

    /**
     * The vectors of a document's passages.
     *
     * @throws ModelException if a batch fails; says which. The batches before it are not lost
     */
    List<QuantisedVector> passages(Document document, List<Passage> passages) throws IOException {
        List<String> texts = texts(document, passages);
        List<Integer> missing = new ArrayList<>();
        List<QuantisedVector> vectors = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            QuantisedVector known = waiting.get(texts.get(i));
            vectors.add(Objects.requireNonNullElse(known, QuantisedVector.NONE));
            if (known == null) {
                missing.add(i);
            }
        }
        for (List<Integer> batch : batches(missing)) {
            List<QuantisedVector> made =
                    embed(batch.stream().map(texts::get).toList(), name(document, passages, batch));
            for (int i = 0; i < batch.size(); i++) {
                vectors.set(batch.get(i), made.get(i));
                keep(texts.get(batch.get(i)), made.get(i));
            }
        }
        texts.forEach(waiting::remove);
        return vectors;
    }

    /** Embeds passages of several documents together, which is quicker; what fails is left to the document's turn. */
    void ahead(List<String> texts) throws InterruptedIOException {
        for (List<String> batch : batches(texts)) {
            try {
                List<QuantisedVector> made = embed(batch, "passages");
                for (int i = 0; i < batch.size(); i++) {
                    keep(batch.get(i), made.get(i));
                }
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                return;
            }
        }
    }

    /** What is embedded of each passage: title and headings, then the text, since long texts are cut at their end. */
    List<String> texts(Document document, List<Passage> passages) {
        return passages.stream()
                .map(passage -> {
                    List<String> parts = new ArrayList<>();
                    document.title().ifPresent(parts::add);
                    parts.addAll(passage.headings());
                    parts.add(passage.span().of(document.text()));
                    return identity.passagePrefix() + String.join("\n", parts);
                })
                .toList();
    }

    private static String name(Document document, List<Passage> passages, List<Integer> batch) {
        int first = batch.getFirst() + 1;
        int last = batch.getLast() + 1;
        return (first == last ? "passage " + first : "passages " + first + " to " + last) + " of " + passages.size()
                + " of document " + document.id();
    }

    private <T> List<List<T>> batches(List<T> all) {
        int most = Math.max(1, embedder.maxBatch());
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            batches.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return batches;
    }

    private void keep(String text, QuantisedVector vector) {
        synchronized (waiting) {
            waiting.put(text, vector);
            if (waiting.size() > MOST_WAITING) {
                waiting.remove(waiting.keySet().iterator().next());
            }
        }
    }

    private List<QuantisedVector> embed(List<String> texts, String what) throws IOException {
        float[][] vectors;
        try {
            vectors = embedder.embed(texts);
        } catch (InterruptedIOException | IndexMismatchException | ModelException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ModelException(
                    "embedding " + what + " by " + identity.name() + " failed ("
                            + Optional.ofNullable(e.getMessage())
                                    .orElse(e.getClass().getSimpleName())
                            + "); nothing is lost: mend the cause and do it again",
                    e);
        }
        if (vectors.length != texts.size()) {
            throw wrong(what, texts.size() + " vectors", Integer.toString(vectors.length));
        }
        List<QuantisedVector> quantised = new ArrayList<>();
        for (float[] vector : vectors) {
            if (vector.length != identity.dimensions()) {
                throw wrong(what, "vectors of " + identity.dimensions() + " dimensions", vector.length + "");
            }
            for (float part : vector) {
                if (!Float.isFinite(part)) {
                    throw wrong(what, "finite numbers", Float.toString(part));
                }
            }
            quantised.add(QuantisedVector.unit(vector));
        }
        return quantised;
    }

    private ModelException wrong(String what, String wanted, String got) {
        return new ModelException("embedding " + what + " by " + identity.name() + " was to give " + wanted
                + " and gave " + got + "; correct the embedder or its Identity");
    }
}
