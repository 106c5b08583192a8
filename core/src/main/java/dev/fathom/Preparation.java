package dev.fathom;

import dev.fathom.backend.Entry;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.StatedFigure;
import dev.fathom.document.Document;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.figure.Figure;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.passage.Passage;
import dev.fathom.passage.PassageSplitter;
import dev.fathom.text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Makes documents ready for an index: splits them, extracts their figures, embeds their passages. */
final class Preparation {

    /** So many documents, and about so much text, are embedded together at most. */
    private static final int GROUP = 64;

    private static final int GROUP_LENGTH = 1 << 20;

    private final PassageSplitter splitter;
    private final FigureExtractor extractor;
    private final Optional<Vectors> vectors;
    private final String version;

    /** How to prepare; what splitter and extractor are called in the fingerprint is part of every hash. */
    Preparation(
            PassageSplitter splitter, FigureExtractor extractor, Optional<Vectors> vectors, Fingerprint fingerprint) {
        this.splitter = splitter;
        this.extractor = extractor;
        this.vectors = vectors;
        this.version = fingerprint.splitter() + " " + fingerprint.extractor();
    }

    Entry prepare(Document document, String hash) throws IOException {
        List<Passage> passages = passages(document);
        List<QuantisedVector> embedded = vectors.isPresent() ? vectors.get().passages(document, passages) : List.of();
        List<List<StatedFigure>> figures = new ArrayList<>();
        passages.forEach(passage -> figures.add(new ArrayList<>()));
        FigureSentences sentences = new FigureSentences(document.text());
        int at = 0;
        for (Figure figure : extractor.extract(document)) {
            // A figure in a heading belongs to the passage below it.
            while (at + 1 < passages.size()
                    && passages.get(at).span().end() <= figure.span().start()) {
                at++;
            }
            if (!passages.isEmpty()) {
                figures.get(at).add(new StatedFigure(figure, sentences.of(figure)));
            }
        }
        return new Entry(document, hash, passages, figures, embedded);
    }

    /** A title over nothing is a passage too, or nobody would find it. */
    private List<Passage> passages(Document document) {
        List<Passage> passages = splitter.split(document.text());
        return passages.isEmpty() && document.title().isPresent()
                ? List.of(new Passage(0, new Span(0, 0), List.of()))
                : passages;
    }

    /** The next documents to be added together: one, or some for an embedder, which takes many passages at once. */
    List<Document> group(Iterator<Document> documents) {
        List<Document> group = new ArrayList<>();
        long length = 0;
        while (documents.hasNext()
                && (group.isEmpty() || vectors.isPresent() && group.size() < GROUP && length < GROUP_LENGTH)) {
            Document document = documents.next();
            group.add(document);
            length += document.text().length();
        }
        return group;
    }

    /** Whether a document will be prepared. */
    interface Choice {
        boolean of(Document document) throws IOException;
    }

    /** Embeds the passages of several documents together, of those that are chosen. */
    void embedAhead(List<Document> documents, Choice choice) throws IOException {
        if (vectors.isPresent() && documents.size() > 1) {
            List<String> texts = new ArrayList<>();
            for (Document document : documents) {
                if (choice.of(document)) {
                    texts.addAll(vectors.get().texts(document, passages(document)));
                }
            }
            vectors.get().ahead(texts);
        }
    }

    /** A hash of the document's content and of the way it is prepared. */
    String hash(Document document) {
        MessageDigest digest = sha256();
        update(digest, version);
        update(digest, document.title().orElse(""));
        update(digest, document.date().map(Object::toString).orElse(""));
        update(digest, document.metadata().toString());
        update(digest, document.text());
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static void update(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
