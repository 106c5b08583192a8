package dev.fathom.document.format;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.xml.sax.ContentHandler;

/** Writes down what Tika makes XHTML of: web pages, sheets, books, letters, old Office files. */
final class TikaTranscriber implements Transcriber {

    private static final String[] DATES = {
        "article:published_time", "dcterms.created", "dcterms.date", "DC.date", "dc.date", "date", "pubdate"
    };

    /** Tika's parsers take a second to find; they are safe to share. */
    private static final AutoDetectParser PARSER = new AutoDetectParser();

    private final boolean keepLines;
    private final boolean embedded;

    /**
     * A transcriber of files whose lines, or whose enclosed files, mean something.
     *
     * @param keepLines whether line breaks between tags are kept
     * @param embedded whether enclosed files are written down too
     */
    TikaTranscriber(boolean keepLines, boolean embedded) {
        this.keepLines = keepLines;
        this.embedded = embedded;
    }

    @Override
    public void transcribe(Path file, Transcript out) throws Exception {
        Metadata metadata = new Metadata();
        ParseContext context = new ParseContext();
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setIncludeHeadersAndFooters(false);
        office.setIncludeDeletedContent(false);
        context.set(OfficeParserConfig.class, office);
        if (embedded) {
            context.set(Parser.class, PARSER);
        } else {
            context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        }
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            PARSER.parse(in, new XhtmlTranscriber(out, keepLines), metadata, context);
        }
        properties(metadata, out);
    }

    private static void properties(Metadata metadata, Transcript out) {
        out.title(value(metadata, TikaCoreProperties.TITLE));
        for (String author : metadata.getValues(TikaCoreProperties.CREATOR)) {
            out.author(author);
        }
        Dates.parse(value(metadata, TikaCoreProperties.CREATED)).ifPresent(out::date);
        for (String name : DATES) {
            if (out.date().isEmpty()) {
                Dates.parse(Objects.requireNonNullElse(metadata.get(name), "")).ifPresent(out::date);
            }
        }
    }

    private static String value(Metadata metadata, Property property) {
        return Objects.requireNonNullElse(metadata.get(property), "");
    }

    /** Enclosed files are passed over. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // Never asked to.
        }
    }
}
