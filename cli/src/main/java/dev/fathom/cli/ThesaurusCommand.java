package dev.fathom.cli;

import dev.fathom.query.Thesaurus;
import dev.fathom.query.Thesaurus.Alternative;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "thesaurus",
        description = "Shows what may stand for a word or phrase in a search.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  fathom thesaurus motorway", "  fathom thesaurus solar power --format csv"})
final class ThesaurusCommand implements Callable<Integer> {

    @Mixin
    private ThesaurusChoice choice = new ThesaurusChoice();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, jsonl or csv (default: table on a terminal, else jsonl).")
    private Optional<Format> format = Optional.empty();

    @Parameters(paramLabel = "WORD", arity = "1..*", description = "A word, or the words of one phrase.")
    private List<String> words = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Thesaurus thesaurus = choice.thesaurus();
        List<Alternative> alternatives = thesaurus.alternatives(String.join(" ", words));
        PrintWriter out = spec.commandLine().getOut();
        switch (format.orElse(Terminal.isPresent() ? Format.TABLE : Format.JSONL)) {
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
