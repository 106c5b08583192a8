package dev.fathom.document.format;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Writes PDF down: Tika's output has pages, but neither headings nor tables. Documents that carry their own structure (tagged PDF)
 * are read by it, others by the size and place of their letters.
 */
final class PdfTranscriber implements Transcriber {

    @Override
    public void transcribe(Path file, Transcript out) throws Exception {
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            PDDocumentInformation information = document.getDocumentInformation();
            out.title(Objects.requireNonNullElse(information.getTitle(), ""));
            out.author(Objects.requireNonNullElse(information.getAuthor(), ""));
            Calendar created = information.getCreationDate();
            if (created != null) {
                Dates.plausible(LocalDate.ofInstant(
                                created.toInstant(), created.getTimeZone().toZoneId()))
                        .ifPresent(out::date);
            }
            if (!PdfStructure.write(document, out)) {
                new PdfLayout(PdfLines.read(document), out).write();
            }
        } catch (InvalidPasswordException e) {
            throw new UnreadableException("is encrypted; remove its password");
        }
    }
}
