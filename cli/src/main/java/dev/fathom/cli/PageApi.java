package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.hit.FacetCount;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.FigureSeries;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.FigureQueryParser;
import dev.fathom.query.Filter;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Query;
import dev.fathom.query.Understanding;
import dev.fathom.text.Span;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Answers what the search page asks. Safe for use by many threads. */
final class PageApi {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final Duration STALE = Duration.ofSeconds(1);
    private static final int FACET_VALUES = 50;
    private static final int CHARTED = 200;

    /** How much of a document is sent at once, in UTF-16 code units. */
    private static final int EXCERPT = 200_000;

    private static final Set<String> SEARCH = Set.of("q", "n", "offset", "filter", "document");

    private final FathomIndex index;
    private final AtomicLong refreshed = new AtomicLong(System.nanoTime());

    PageApi(FathomIndex index) {
        this.index = index;
    }

    /** One of the things that can be asked. */
    interface Question {
        Json.Writer answer(PageParameters parameters) throws IOException;
    }

    /** What was asked for is not in the index. */
    static final class NotFoundException extends IOException {
        private static final long serialVersionUID = 1;

        NotFoundException(String message) {
            super(message);
        }
    }

    /** All that can be asked, by path. */
    Map<String, Question> questions() {
        Map<String, Question> questions = new LinkedHashMap<>();
        questions.put("/api/search", this::search);
        questions.put("/api/figures", this::figures);
        questions.put("/api/facets", this::facets);
        questions.put("/api/series", this::series);
        questions.put("/api/document", this::document);
        questions.put("/api/status", this::status);
        return questions;
    }

    /** Sees what another process has committed, after a moment. */
    private void refresh() throws IOException {
        long now = System.nanoTime();
        long last = refreshed.get();
        if (now - last > STALE.toNanos() && refreshed.compareAndSet(last, now)) {
            index.refresh();
        }
    }

    private Json.Writer search(PageParameters asked) throws IOException {
        asked.requireOnly(SEARCH);
        refresh();
        PassageQuery query = PassageQuery.of(asked.words())
                .limit(asked.limit())
                .offset(asked.offset())
                .filter(asked.filter())
                .timeLimit(TIME_LIMIT);
        Hits<PassageHit> hits = index.search(query);
        return json -> {
            json.writeStartObject();
            hits(json, asked, hits, new PassagePrinter(false));
            json.writeEndObject();
        };
    }

    private static <H> void hits(JsonGenerator json, PageParameters asked, Hits<H> hits, HitPrinter<H> printer)
            throws IOException {
        json.writeStringField("query", asked.words());
        json.writeArrayFieldStart("hits");
        for (H hit : hits) {
            printer.json(json, hit);
        }
        json.writeEndArray();
        json.writeNumberField("total", hits.total());
        json.writeBooleanField("exact", hits.exact());
        json.writeBooleanField("partial", hits.partial());
        json.writeNumberField("took_ms", hits.took().toNanos() / 1e6);
    }

    private static Understanding understand(PageParameters asked) {
        return FigureQueryParser.english(LocalDate.now(ZoneId.systemDefault())).parse(asked.words());
    }

    private FigureQuery figureQuery(PageParameters asked, Understanding understood) throws IOException {
        Set<String> known = new TreeSet<>(SEARCH);
        known.addAll(PageParameters.FIGURE_OPTIONS);
        asked.requireOnly(known);
        refresh();
        try {
            return asked.figureOptions()
                    .apply(understood.query())
                    .filter(asked.filter())
                    .timeLimit(TIME_LIMIT);
        } catch (UsageException e) {
            throw PageParameters.withoutDashes(e);
        }
    }

    private Json.Writer figures(PageParameters asked) throws IOException {
        Understanding understood = understand(asked);
        FigureQuery query = figureQuery(asked, understood);
        Hits<FigureHit> hits = index.search(query.limit(asked.limit()).offset(asked.offset()));
        return json -> {
            json.writeStartObject();
            hits(json, asked, hits, new FigurePrinter());
            understood(json, understood);
            json.writeEndObject();
        };
    }

    private static void understood(JsonGenerator json, Understanding understood) throws IOException {
        json.writeArrayFieldStart("understood");
        for (Understanding.Part part : understood.parts()) {
            json.writeStartObject();
            json.writeStringField("role", Json.name(part.role()));
            json.writeNumberField("start", part.span().start());
            json.writeNumberField("end", part.span().end());
            json.writeStringField("meaning", part.meaning());
            json.writeBooleanField("demanded", part.demanded());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private Json.Writer facets(PageParameters asked) throws IOException {
        FigureQuery query = figureQuery(asked, understand(asked));
        return json -> {
            json.writeStartObject();
            counts(json, "unit", query, Facet.UNIT);
            counts(json, "year", query, Facet.YEAR);
            counts(json, "place", query, Facet.PLACE);
            counts(json, "document", query, Facet.DOCUMENT);
            json.writeEndObject();
        };
    }

    private void counts(JsonGenerator json, String name, FigureQuery query, Facet facet) throws IOException {
        json.writeArrayFieldStart(name);
        for (FacetCount count : index.facets(query, facet, FACET_VALUES)) {
            json.writeStartObject();
            json.writeStringField("value", count.value());
            json.writeNumberField("count", count.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private Json.Writer series(PageParameters asked) throws IOException {
        FigureQuery query = figureQuery(asked, understand(asked)).limit(CHARTED);
        Iterable<FigureSeries> all = FigureSeries.of(index.search(query));
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("series");
            for (FigureSeries one : all) {
                SeriesJson.write(json, one);
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    private Json.Writer document(PageParameters asked) throws IOException {
        asked.requireOnly(Set.of("id", "at"));
        refresh();
        String id = asked.text("id").orElseThrow(() -> new UsageException("give the document's id: id=…"));
        Document document =
                index.document(id).orElseThrow(() -> new NotFoundException("there is no document " + id + " here"));
        Span excerpt = excerpt(document.text(), asked.count("at", 0, 0));
        FigureQuery all =
                FigureQuery.about("").filter(Filter.id(id)).collapse(false).limit(Query.MAX_WINDOW);
        Hits<FigureHit> figures = index.search(all);
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            Json.optional(json, "title", document.title());
            Json.optional(json, "date", document.date().map(LocalDate::toString));
            json.writeNumberField("length", document.text().length());
            json.writeNumberField("start", excerpt.start());
            json.writeStringField("text", excerpt.of(document.text()));
            json.writeArrayFieldStart("figures");
            for (FigureHit hit : figures) {
                if (excerpt.contains(hit.figure().span())) {
                    json.writeStartObject();
                    FigureJson.fields(json, hit.figure());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    /** The stretch of a text around a place that is sent at once; whole lines where it has lines. */
    private static Span excerpt(String text, int at) {
        int start = Math.max(0, Math.min(at, text.length()) - EXCERPT / 2);
        int end = Math.min(text.length(), start + EXCERPT);
        int line = start == 0 ? 0 : text.indexOf('\n', start) + 1;
        int lastLine = end == text.length() ? end : text.lastIndexOf('\n', end - 1) + 1;
        boolean whole = (line > 0 || start == 0) && line <= at && lastLine > at;
        return whole ? new Span(line, lastLine) : new Span(between(text, start), between(text, end));
    }

    /** The place, or the next one if it is within a surrogate pair. */
    private static int between(String text, int at) {
        boolean within =
                at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return within ? at + 1 : at;
    }

    private Json.Writer status(PageParameters asked) throws IOException {
        asked.requireOnly(Set.of());
        refresh();
        FathomIndex.Counts counts = index.counts();
        return json -> {
            json.writeStartObject();
            json.writeNumberField("documents", counts.documents());
            json.writeNumberField("passages", counts.passages());
            json.writeNumberField("figures", counts.figures());
            json.writeBooleanField("outdated", index.isOutdated());
            json.writeEndObject();
        };
    }
}
