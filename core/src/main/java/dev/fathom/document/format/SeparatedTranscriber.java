package dev.fathom.document.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Writes files of values between commas, semicolons, tabs or bars down as a table whose first line holds the labels. */
final class SeparatedTranscriber implements Transcriber {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAMPLE_LINES = 20;

    @Override
    public void transcribe(Path file, Transcript out) throws IOException {
        String text = Charsets.read(file);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        Table table = new Table();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord values : parser) {
                table.row();
                for (String value : values) {
                    table.cell(value, false, 1, 1);
                }
            }
        }
        table.write(out);
    }

    /** The separator that stands equally often in the first lines, and of those the one that does so most. */
    private static char separator(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(SAMPLE_LINES).toList();
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            long least = lines.stream()
                    .mapToLong(line -> count(line, separator))
                    .min()
                    .orElse(0);
            if (least > most) {
                most = least;
                best = separator;
            }
        }
        return best;
    }

    private static long count(String line, char separator) {
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }
}
