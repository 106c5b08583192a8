package dev.fathom.figure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the tables beside this class: lines of UTF-8, {@code #} and what follows being comment. Stateless. */
final class Resources {

    private Resources() {}

    /** The lines that hold something, without comments. */
    static List<String> lines(String file) {
        try (InputStream in = Resources.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is missing");
            }
            return lines(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(BufferedReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!content.isEmpty()) {
                lines.add(content);
            }
        }
        return lines;
    }

    /** The rows of a table whose columns are parted by {@code |}; missing columns at the end are empty. */
    static List<String[]> rows(String file, int columns) {
        return lines(file).stream().map(line -> row(line, columns)).toList();
    }

    static String[] row(String line, int columns) {
        String[] cells = line.split("\\|", -1);
        String[] row = new String[columns];
        Arrays.fill(row, "");
        for (int i = 0; i < Math.min(columns, cells.length); i++) {
            row[i] = cells[i].strip();
        }
        return row;
    }

    /** The words of a list parted by white space. */
    static String[] words(String list) {
        return list.isBlank() ? new String[0] : list.strip().split("\\s+");
    }
}
