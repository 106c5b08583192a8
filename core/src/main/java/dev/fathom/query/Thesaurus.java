package dev.fathom.query;

import dev.fathom.internal.analysis.TextAnalysis;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Words and phrases that stand for each other: what people ask for in one word and documents say in another. A query's
 * words are joined by their alternatives, which weigh less than the word that was typed.
 *
 * <p>Immutable and safe to share between threads. Nothing is read before it is asked for.
 */
public final class Thesaurus {

    private static final String ENGLISH_CODE = "en";

    private static final Thesaurus NONE = new Thesaurus(List.of());
    private static final Thesaurus ENGLISH =
            new Thesaurus(List.of(new Source(Optional.of(ENGLISH_CODE), ThesaurusText::english)));

    private final List<Source> sources;
    private final Map<String, AnalysedThesaurus> analysed = new ConcurrentHashMap<>();

    private Thesaurus(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /** How an alternative stands to the word that was asked for. */
    public enum Relation {
        /** It means the same. */
        SAME,
        /** It is a kind of it: motorway for road. */
        NARROWER,
        /** It is what the word is a kind of: road for motorway. */
        BROADER,
        /** It often stands where the word is meant. */
        RELATED
    }

    /**
     * A word or phrase that may stand for another.
     *
     * @param text the word or phrase, as the thesaurus has it
     * @param relation how it stands to the word asked for
     * @param weight how much it counts, from 0 to 1; the word asked for counts 1
     */
    public record Alternative(String text, Relation relation, double weight) {}

    /** Lines, and the language they are in; absent: they are used whatever the language of the index. */
    private record Source(Optional<String> language, Supplier<ThesaurusText> text) {

        boolean speaks(String code) {
            return language.isEmpty() || language.get().equals(code);
        }
    }

    /** Fathom's own thesaurus: general English, and the language of reports in a dozen fields. */
    public static Thesaurus english() {
        return ENGLISH;
    }

    /** The thesaurus that knows nothing. */
    public static Thesaurus none() {
        return NONE;
    }

    /**
     * Reads a thesaurus of one's own. A line of the file (UTF-8) is one of
     *
     * <pre>
     * # a comment
     * expressway = motorway = freeway            same meaning: each stands for every other
     * road &gt; motorway, street 0.7                kinds of road; a motorway stands for a road, weaker the other way round
     * poverty ~ needy family 0.5, poor           related: weak, both ways
     * i-pod, i pod, ipod                         Solr: same meaning
     * sea biscuit, sea biscit =&gt; seabiscuit      Solr: who asks the left finds the right as well
     * </pre>
     *
     * A number after a word is its weight, from 0 to 1; by default 0.8 with {@code =}, commas and {@code =>}, 0.6 with
     * {@code >} and 0.35 with {@code ~}. Weight 0 undoes what an earlier thesaurus says of the two words.
     *
     * @throws IllegalArgumentException if a line is none of these; the message names it
     * @throws IOException if the file cannot be read
     */
    public static Thesaurus read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8 text; save it as UTF-8", e);
        }
        ThesaurusText lines = ThesaurusText.checked(file.toString(), text);
        return new Thesaurus(List.of(new Source(Optional.empty(), () -> lines)));
    }

    /** This thesaurus and another; where both join the same two words, the other's weight holds. */
    public Thesaurus and(Thesaurus other) {
        List<Source> all = new ArrayList<>(sources);
        all.addAll(other.sources);
        return new Thesaurus(all);
    }

    /** Whether nothing is known, as of {@link #none()}. */
    public boolean isEmpty() {
        return sources.isEmpty();
    }

    /** What may stand for an English word or phrase, in whatever inflection, strongest first. */
    public List<Alternative> alternatives(String wordOrPhrase) {
        TextAnalysis english = TextAnalysis.of(ENGLISH_CODE);
        AnalysedThesaurus known = analysed(ENGLISH_CODE, english::terms);
        return known.alternatives(wordOrPhrase).stream()
                .map(AnalysedThesaurus.Wording::alternative)
                .toList();
    }

    /**
     * This thesaurus in an index's terms.
     *
     * @param language the language of the index; what is known of other languages stays out
     * @param terms how the index analyses text of that language; the same function for the same language every time
     */
    public AnalysedThesaurus analysed(String language, Function<String, List<String>> terms) {
        return analysed.computeIfAbsent(language, code -> {
            List<ThesaurusText> texts = sources.stream()
                    .filter(source -> source.speaks(code))
                    .map(source -> source.text().get())
                    .toList();
            return new AnalysedThesaurus(texts, terms);
        });
    }
}
