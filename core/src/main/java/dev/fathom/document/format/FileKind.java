package dev.fathom.document.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of files that can be read, by the endings of their names. */
enum FileKind {
    TEXT("txt text md markdown"),
    WEB_PAGE("html htm xhtml"),
    PDF("pdf"),
    WORD("docx docm dotx"),
    SLIDES("pptx pptm ppsx"),
    OPEN_DOCUMENT("odt ott ods ots odp otp"),
    RICH_TEXT("rtf"),
    SHEET("xlsx xlsm"),
    OLD_SHEET("xls"),
    OLD_OFFICE("doc dot ppt pps"),
    BOOK("epub"),
    LETTER("eml msg"),
    SEPARATED("csv tsv tab"),
    JSON_LINES("jsonl ndjson");

    private static final Map<String, FileKind> BY_EXTENSION = new HashMap<>();

    static {
        for (FileKind kind : values()) {
            for (String extension : kind.extensions.split(" ")) {
                BY_EXTENSION.put(extension, kind);
            }
        }
    }

    private final String extensions;

    FileKind(String extensions) {
        this.extensions = extensions;
    }

    /** The kind of a file by its name; empty where files of that name are not read. */
    static Optional<FileKind> of(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_EXTENSION.get(extension));
    }
}
