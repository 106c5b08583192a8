package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What a RAG pipeline of LangChain4j retrieves through: the passages of an index, each with its document and offsets. */
public final class FathomRetriever implements ContentRetriever {

    private final FathomIndex index;
    private final int limit;

    /** Retrieves so many passages of an index, which stays the caller's to close. */
    public FathomRetriever(FathomIndex index, int limit) {
        this.index = index;
        this.limit = limit;
    }

    @Override
    public List<Content> retrieve(Query query) {
        try {
            return index.search(PassageQuery.of(query.text()).limit(limit)).hits().stream()
                    .map(FathomRetriever::content)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Content content(PassageHit hit) {
        Metadata source = Metadata.from("document", hit.source().id())
                .put("heading", String.join(" › ", hit.headings()))
                .put("start", hit.span().start())
                .put("end", hit.span().end());
        return Content.from(TextSegment.from(hit.text(), source), Map.of(ContentMetadata.SCORE, hit.score()));
    }
}
