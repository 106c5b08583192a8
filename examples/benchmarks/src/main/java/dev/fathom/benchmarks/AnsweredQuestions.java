package dev.fathom.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.fathom.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions, and the characters of documents that answer them: {@code questions_df.csv} and the documents as {@code NAME.md}
 * in one folder, in the form of Chroma's evaluation of chunking.
 *
 * @param texts the documents by their names
 */
record AnsweredQuestions(Map<String, String> texts, List<Question> questions) {

    /**
     * A question.
     *
     * @param document the name of the one document that answers it
     * @param answers where
     */
    record Question(String text, String document, List<Span> answers) {}

    /** A row of the table. */
    private record Row(
            @JsonProperty("question") String question,
            @JsonProperty("references") String references,
            @JsonProperty("corpus_id") String document) {}

    /**
     * Reads a folder.
     *
     * @throws IOException if an answer's place does not hold its text
     */
    static AnsweredQuestions read(Path folder) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<Question> questions = new ArrayList<>();
        try (MappingIterator<Row> rows = new CsvMapper()
                .readerFor(Row.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(folder.resolve("questions_df.csv").toFile())) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!texts.containsKey(row.document())) {
                    texts.put(row.document(), Files.readString(folder.resolve(row.document() + ".md")));
                }
                String text = texts.getOrDefault(row.document(), "");
                questions.add(new Question(row.question(), row.document(), answers(row.references(), text)));
            }
        }
        return new AnsweredQuestions(texts, questions);
    }

    /** Places count characters as Python does; surrogates are the difference. */
    private static List<Span> answers(String references, String text) throws IOException {
        List<Span> answers = new ArrayList<>();
        for (JsonNode answer : new ObjectMapper().readTree(references)) {
            Span span = new Span(
                    text.offsetByCodePoints(0, answer.path("start_index").asInt()),
                    text.offsetByCodePoints(0, answer.path("end_index").asInt()));
            if (!span.of(text).equals(answer.path("content").asText())) {
                throw new IOException("at " + span + " does not stand: " + answer.path("content"));
            }
            answers.add(span);
        }
        return answers;
    }
}
