package dev.fathom.document.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes OpenDocument texts, sheets and slides down from their one XML file: Tika's output has neither pages nor names of sheets
 * nor titles of slides.
 */
final class OpenDocumentTranscriber implements Transcriber {

    @Override
    public void transcribe(Path file, Transcript out) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            parse(zip, "meta.xml", new Meta(out));
            if (!parse(zip, "content.xml", new OpenDocumentContent(out))) {
                throw new UnreadableException("holds no content.xml and is no OpenDocument file");
            }
        }
    }

    private static boolean parse(ZipFile zip, String name, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLReader reader = xmlReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.parse(new InputSource(in));
        }
        return true;
    }

    /** A reader that takes no document type, hence no entities. */
    private static XMLReader xmlReader() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newSAXParser().getXMLReader();
    }

    /** Title, author and date. */
    private static final class Meta extends DefaultHandler {

        private static final Set<String> NAMES = Set.of("title", "initial-creator", "creation-date");

        private final Transcript out;
        private final StringBuilder words = new StringBuilder();

        Meta(Transcript out) {
            this.out = out;
        }

        @Override
        public void startElement(
                @Nullable String uri, String local, @Nullable String qualified, Attributes attributes) {
            words.setLength(0);
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            words.append(characters, start, length);
        }

        @Override
        public void endElement(@Nullable String uri, String local, @Nullable String qualified) {
            if (NAMES.contains(local)) {
                switch (local) {
                    case "title" -> out.title(words.toString());
                    case "initial-creator" -> out.author(words.toString());
                    default -> Dates.parse(words.toString()).ifPresent(out::date);
                }
            }
            words.setLength(0);
        }
    }
}
