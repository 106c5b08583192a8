package dev.fathom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A few invented reports and an index of them. */
final class SampleIndex {

    static final List<String> RECORDS = List.of("""
            {"id": "port", "title": "Port report", "date": "2025-02-01", "text": "# Freight\\n\\nThe harbour handled 4.2 million tonnes of cargo in 2024.\\n\\nThe quay was lengthened by 120 metres.", "metadata": {"region": "north", "pages": 12}}""", """
            {"_id": "forest", "text": "Rangers planted oak and beech on the slopes above the village."}""", """
            {"id": "gate", "date": "2025-04-16", "text": "The smart border gate at Hữu Nghị opened in May.\\n\\nCargo crosses the border in 40 minutes."}""", """
            {"id": "trung", "title": "口岸", "text": "智慧口岸 five cameras watch the lanes."}""");

    private SampleIndex() {}

    /** Writes the records to a file in the folder. */
    static Path records(Path folder) throws IOException {
        return Files.write(folder.resolve("records.jsonl"), RECORDS);
    }

    /** Builds an index of the records in the folder. */
    static Path build(Path folder) throws IOException {
        Path index = folder.resolve("kb");
        CommandLineRun.ok("index", "--index", index, "--records", records(folder), "--quiet");
        return index;
    }
}
