package dev.fathom.document.format;

import dev.fathom.document.Document;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.apache.poi.EncryptedDocumentException;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of all kinds in this very process, which a hostile one may exhaust.
 *
 * @param maxTextLength files with more text are refused, in UTF-16 code units
 */
record FormatReader(int maxTextLength) implements DocumentReader {

    private static final int MOST_CAUSES = 10;

    @Override
    public Optional<Document> read(Path file, String id) throws IOException {
        Optional<FileKind> kind = FileKind.of(file);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        FileKind real = byContent(kind.get(), file);
        Transcript transcript = new Transcript(maxTextLength);
        try {
            transcriber(real).transcribe(file, transcript);
        } catch (Exception e) {
            throw new FileSystemException(file.toString(), null, reason(e));
        }
        transcript.end();
        if (transcript.text().isBlank()) {
            throw new FileSystemException(file.toString(), null, "holds no text");
        }
        return Optional.of(document(id, transcript));
    }

    /** Some programs name a file by what it should have been. */
    private static FileKind byContent(FileKind named, Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(8);
        }
        String magic = new String(start, StandardCharsets.ISO_8859_1);
        boolean text = named == FileKind.TEXT || named == FileKind.SEPARATED || named == FileKind.JSON_LINES;
        if (magic.startsWith("{\\rtf") && !text) {
            return FileKind.RICH_TEXT;
        }
        if (magic.startsWith("%PDF") && !text) {
            return FileKind.PDF;
        }
        boolean ole = magic.startsWith("\u00D0\u00CF\u0011\u00E0");
        boolean newOffice = named == FileKind.WORD || named == FileKind.SLIDES || named == FileKind.SHEET;
        return ole && newOffice ? FileKind.OLD_OFFICE : named;
    }

    private static Transcriber transcriber(FileKind kind) {
        return switch (kind) {
            case TEXT -> new TextTranscriber();
            case WEB_PAGE, OLD_SHEET, BOOK -> new TikaTranscriber(false, false);
            case SHEET -> new SheetTranscriber();
            case OLD_OFFICE -> new TikaTranscriber(true, false);
            case LETTER -> new TikaTranscriber(true, true);
            case PDF -> new PdfTranscriber();
            case WORD -> new WordTranscriber();
            case SLIDES -> new SlidesTranscriber();
            case OPEN_DOCUMENT -> new OpenDocumentTranscriber();
            case RICH_TEXT -> new RtfTranscriber();
            case SEPARATED -> new SeparatedTranscriber();
            case JSON_LINES -> new JsonLinesTranscriber();
        };
    }

    private static Document document(String id, Transcript transcript) {
        Map<String, Object> values = new TreeMap<>();
        if (!transcript.authors().isEmpty()) {
            values.put("author", new ArrayList<>(transcript.authors()));
        }
        if (transcript.pages() > 0) {
            values.put("pages", transcript.pages());
        }
        String text = transcript.text();
        // A table's first row is no title.
        Document document = text.startsWith("|") ? Document.of(id, text) : Document.ofPlainText(id, text);
        document = document.withMetadata(Metadata.of(values));
        Optional<String> title = transcript.title();
        document = title.isPresent() ? document.withTitle(title.get()) : document;
        return transcript.date().isPresent()
                ? document.withDate(transcript.date().get())
                : document;
    }

    /** Why a file cannot be read, from whatever some parser threw. */
    private static String reason(Exception failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            String name = cause.getClass().getSimpleName();
            if (cause instanceof UnreadableException) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof EncryptedDocumentException
                    || name.contains("Encrypted")
                    || name.contains("Password")) {
                return "is encrypted; remove its password";
            }
            if (name.contains("WriteLimit")
                    || String.valueOf(cause.getMessage()).contains("zip bomb")) {
                return "unpacks to far more than it holds, as only hostile files do";
            }
            if (cause instanceof ZipException) {
                return "is damaged: it is no whole zip file";
            }
            cause = cause.getCause();
        }
        return "is damaged, or is not what its name says (" + failure.getClass().getSimpleName() + ")";
    }
}
