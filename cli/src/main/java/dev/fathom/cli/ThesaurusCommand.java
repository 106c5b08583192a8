package dev.fathom.cli;

import dev.fathom.query.Thesaurus;
import dev.fathom.query.Thesaurus.Alternative;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

final class ThesaurusCommand extends Command {

    private final ThesaurusChoice choice = new ThesaurusChoice(this);

    private final Supplier<Optional<Format>> format = optional(
            Format.class, "--format", "FORMAT", "table, jsonl or csv (default: table on a terminal, else jsonl).");

    private final Supplier<List<String>> words =
            parameters(1, String.class, "WORD", "A word, or the words of one phrase.");

    ThesaurusCommand() {
        super("thesaurus", "Shows what may stand for a word or phrase in a search.");
        footer("", "Examples:", "  fathom thesaurus motorway", "  fathom thesaurus solar power --format csv");
    }

    @Override
    public Integer call() throws IOException {
        Thesaurus thesaurus = choice.thesaurus();
        List<Alternative> alternatives = thesaurus.alternatives(String.join(" ", words.get()));
        PrintWriter out = out();
        switch (format.get().orElse(Terminal.isPresent() ? Format.TABLE : Format.JSONL)) {
            case TABLE ->
                alternatives.forEach(alternative -> out.println(String.format(
                        Locale.ROOT,
                        "%4.2f  %-8s  %s",
                        alternative.weight(),
                        relation(alternative),
                        alternative.text())));
            case JSONL -> {
                for (Alternative alternative : alternatives) {
                    jsonl(alternative, out);
                }
            }
            case CSV -> {
                out.println(Csv.line(List.of("text", "relation", "weight")));
                alternatives.forEach(alternative -> out.println(Csv.line(
                        List.of(alternative.text(), relation(alternative), Double.toString(alternative.weight())))));
            }
            default -> throw new UsageException("thesaurus prints table, jsonl or csv");
        }
        return alternatives.isEmpty() ? Main.NOTHING_FOUND : Main.OK;
    }

    private static void jsonl(Alternative alternative, PrintWriter out) throws IOException {
        Json.write(out, json -> {
            json.writeStartObject();
            json.writeStringField("text", alternative.text());
            json.writeStringField("relation", relation(alternative));
            json.writeNumberField("weight", alternative.weight());
            json.writeEndObject();
        });
    }

    private static String relation(Alternative alternative) {
        return alternative.relation().name().toLowerCase(Locale.ROOT);
    }
}
