package dev.fathom.document.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to exhaust or fool whoever reads them: each is read or refused with a reason, and the next file is read. */
@Order(2)
class HostileFilesTest {

    private static final String SECRET = "a secret that no document says";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private void add(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A zip file with one entry of so many megabytes of one character between a beginning and an end. */
    private static byte[] bomb(String name, String begin, int megabytes, String end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(begin.getBytes(StandardCharsets.UTF_8));
            fill(zip, megabytes);
            zip.write(end.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void fill(OutputStream out, int megabytes) throws IOException {
        byte[] block = new byte[MEGABYTE];
        Arrays.fill(block, (byte) 'a');
        for (int i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }

    /** A zip file of the bytes of a real one with one entry replaced. */
    private static byte[] replaced(String resource, String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new java.util.zip.ZipFile(FormatsTest.file(resource).toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        assertTrue(entries.containsKey(name), name);
        entries.put(name, content);
        return zip(entries);
    }

    private String external(String root, String body) {
        Path secret = folder.resolve("secret");
        return "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>" + root + "&e;"
                + body;
    }

    private static String laughs(String root, String end) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e0 \"ha ha ha ha ha ha \">");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return xml.append("]>").append(root).append("&e11;").append(end).toString();
    }

    private static byte[] pdf(int megabytes, boolean encrypted, boolean endless) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            if (megabytes > 0) {
                PDStream stream = new PDStream(document);
                try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                    out.write("BT (".getBytes(StandardCharsets.US_ASCII));
                    fill(out, megabytes);
                    out.write(") Tj ET".getBytes(StandardCharsets.US_ASCII));
                }
                page.setContents(stream);
            }
            if (encrypted) {
                StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
                policy.setEncryptionKeyLength(128);
                document.protect(policy);
            }
            document.save(bytes);
        }
        if (!endless) {
            return bytes.toByteArray();
        }
        // A page tree that holds itself.
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>endobj\n"
                        + "trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] cut(String resource, double part) throws IOException {
        byte[] bytes = Files.readAllBytes(FormatsTest.file(resource));
        return Arrays.copyOf(bytes, (int) (bytes.length * part));
    }

    private static byte[] noise(int length, int... begin) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        for (int i = 0; i < begin.length; i++) {
            bytes[i] = (byte) begin[i];
        }
        return bytes;
    }

    private void makeFiles() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET);
        String word = "<w:document"
                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>";
        String wordEnd = "</w:t></w:r></w:p></w:body></w:document>";
        String odf = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text><text:p>";
        String odfEnd = "</text:p></office:text></office:body></office:document-content>";
        add("nested-blocks.html", "<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000));
        add("nested-inline.html", "<b><i>".repeat(50_000) + "deep");
        add("nested-tables.html", "<table><tr><td>".repeat(20_000) + "deep");
        add("long-attribute.html", "<p title=\"" + "x".repeat(5 * MEGABYTE) + "\">text</p>");
        add("entity.html", external("<html><body><p>", "</p></body></html>"));
        files.put(
                "bomb.docx",
                replaced(
                        "valley.docx",
                        "word/document.xml",
                        (word + "a".repeat(40 * MEGABYTE) + wordEnd).getBytes(StandardCharsets.UTF_8)));
        files.put("bomb.odt", bomb("content.xml", odf, 100, odfEnd));
        files.put(
                "bomb.xlsx",
                replaced(
                        "valley.xlsx",
                        "xl/sharedStrings.xml",
                        ("<sst><si><t>" + "a".repeat(40 * MEGABYTE)).getBytes(StandardCharsets.UTF_8)));
        files.put("bomb.epub", bomb("a.xhtml", "<html><body><p>", 60, "</p></body></html>"));
        files.put(
                "external.docx",
                replaced(
                        "valley.docx",
                        "word/document.xml",
                        external(word, wordEnd).getBytes(StandardCharsets.UTF_8)));
        files.put(
                "external.odt", zip(Map.of("content.xml", external(odf, odfEnd).getBytes(StandardCharsets.UTF_8))));
        files.put(
                "laughs.docx",
                replaced(
                        "valley.docx",
                        "word/document.xml",
                        laughs(word, wordEnd).getBytes(StandardCharsets.UTF_8)));
        files.put("laughs.odt", zip(Map.of("content.xml", laughs(odf, odfEnd).getBytes(StandardCharsets.UTF_8))));
        files.put(
                "laughs.xlsx",
                replaced(
                        "valley.xlsx",
                        "xl/sharedStrings.xml",
                        laughs("<sst><si><t>", "</t></si></sst>").getBytes(StandardCharsets.UTF_8)));
        files.put("encrypted.pdf", pdf(0, true, false));
        files.put("endless.pdf", pdf(0, false, true));
        files.put("bomb.pdf", pdf(150, false, false));
        files.put("cut.pdf", cut("valley.pdf", 0.3));
        files.put("cut.docx", cut("valley.docx", 0.6));
        files.put("cut.xls", cut("valley.xls", 0.5));
        files.put("cut.epub", cut("valley.epub", 0.7));
        add("nested.rtf", "{\\rtf1 " + "{".repeat(1_000_000));
        add("binary.rtf", "{\\rtf1 text \\bin2147483647 more}");
        files.put("empty.pdf", new byte[0]);
        files.put("noise.docx", noise(100_000, 'P', 'K', 3, 4));
        files.put("noise.doc", noise(100_000, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1));
        files.put("noise.pptx", noise(50_000));
        add("quote.csv", "a,b\n\"" + "x,1\n".repeat(200_000));
        add("broken.jsonl", "{\"id\": \"a\", \"text\": \"so far\"}\n{\"id\": ");
        add("nested.jsonl", "[".repeat(100_000));
        add("parts.eml", parts(2_000));
        add("endless.json.eml", "Subject: " + "a".repeat(2 * MEGABYTE) + "\n\n" + "text ".repeat(1000));
    }

    private static String parts(int depth) {
        StringBuilder mail = new StringBuilder("MIME-Version: 1.0\nSubject: parts\n");
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"b")
                    .append(i)
                    .append("\"\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return mail.append("Content-Type: text/plain\n\ntext\n").toString();
    }

    @Test
    void aHostileFileIsNamedAndTheNextOneRead() throws IOException {
        makeFiles();
        assertTrue(files.size() >= 30);
        Path good = FormatsTest.file("valley.html");
        Map<String, String> refused = new TreeMap<>();
        try (ForkedReader reader =
                ForkedReader.open(Limits.DEFAULT.time(Duration.ofSeconds(30)).memory(128), TestClassPath.get())) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
                try {
                    Document document = reader.read(path, "hostile").orElseThrow();
                    assertFalse(document.text().contains(SECRET), file.getKey());
                } catch (FileSystemException e) {
                    assertEquals(path.toString(), e.getFile());
                    refused.put(file.getKey(), e.getReason());
                }
                Files.delete(path);
                assertTrue(reader.read(good, "good").isPresent(), "after " + file.getKey());
            }
        }
        Set<String> must = Set.of(
                "bomb.docx",
                "bomb.odt",
                "external.odt",
                "laughs.docx",
                "laughs.odt",
                "encrypted.pdf",
                "bomb.pdf",
                "cut.docx",
                "nested.rtf",
                "empty.pdf",
                "noise.docx",
                "noise.doc",
                "noise.pptx",
                "broken.jsonl",
                "nested.jsonl");
        must.forEach(name -> assertTrue(refused.containsKey(name), name + " was read; refused were " + refused));
        assertEquals("is encrypted; remove its password", refused.get("encrypted.pdf"));
        refused.forEach((name, reason) -> {
            assertFalse(reason.isBlank(), name);
            assertFalse(reason.contains("did not start"), name);
        });
    }

    @Test
    void aFileThatTakesTooLongOrTooMuchCostsItsProcessOnly() throws IOException {
        Path slow = Files.writeString(folder.resolve("slow.html"), "<p>" + "some words ".repeat(4 * MEGABYTE / 11));
        try (ForkedReader reader = ForkedReader.open(Limits.DEFAULT.time(Duration.ofMillis(5)), TestClassPath.get())) {
            String reason = null;
            try {
                reader.read(slow, "slow");
            } catch (FileSystemException e) {
                reason = e.getReason();
            }
            assertEquals("took longer than 0.005 s to read", reason);
        }
    }
}
