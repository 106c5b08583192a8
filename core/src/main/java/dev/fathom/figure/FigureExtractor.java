package dev.fathom.figure;

import dev.fathom.document.Document;
import dev.fathom.text.Block;
import dev.fathom.text.Outline;
import dev.fathom.text.Section;
import dev.fathom.text.Sentences;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the figures in a document: one pass over its own characters, by rules over a lexicon and tables of units; linear
 * time. Immutable and safe to share between threads.
 *
 * <p>The stages: blocks and sentences, tokens, times, numbers with unit and bound, and what the text says about each:
 * direction, subject, period, baseline and place.
 */
public final class FigureExtractor {

    private static final FigureExtractor ENGLISH = new FigureExtractor();

    /** How many characters a labelled line may have with more than one sentence in it. */
    private static final int LONGEST_LINE = 300;

    /** How many characters are read at once: no sentence is as long, but lines that programs write are, and tokens take room. */
    private static final int LONGEST_READ = 100_000;

    private static final Span NOWHERE = new Span(0, 0);

    private FigureExtractor() {}

    /** The extractor for English text. */
    public static FigureExtractor english() {
        return ENGLISH;
    }

    /** The figures of a document in order of their place. */
    public List<Figure> extract(Document document) {
        String text = document.text();
        List<Figure> figures = new ArrayList<>();
        Calendar calendar = new Calendar(document.date());
        Context context = Context.of(document, calendar);
        Tokens tokens = new Tokens(Lexicon.english());
        TimeExpressions times = new TimeExpressions(tokens, calendar);
        MentionReader mentions =
                new MentionReader(tokens, times, document.title().orElse(""));
        Attribution attribution = new Attribution(tokens, times, context);
        TableReader tables = new TableReader(
                text,
                tokens,
                times,
                mentions,
                attribution,
                context,
                new TableLabel.Reader(calendar, document.title().orElse("")));
        for (Section section : Outline.of(text).sections()) {
            context.enter(section.headings(), text);
            tables.outside(
                    section.headings().isEmpty() ? NOWHERE : section.headings().getLast());
            for (Block block : section.blocks()) {
                if (block.kind() == Block.Kind.TABLE_ROW) {
                    Optional<List<Figure>> row = tables.read(block.span());
                    row.ifPresent(figures::addAll);
                    if (row.isPresent()) {
                        continue;
                    }
                } else {
                    tables.outside(block.span());
                }
                List<Span> sentences = Sentences.in(text, block.span());
                if (block.span().length() > LONGEST_READ) {
                    sentences = bounded(text, sentences);
                }
                context.label(label(block, sentences, text));
                for (Span sentence : sentences) {
                    tokens.read(text, sentence.start(), sentence.end());
                    if (tokens.hasNumbers()) {
                        times.read();
                        figures.addAll(attribution.read(mentions.read()));
                    }
                }
            }
        }
        return figures;
    }

    private static List<Span> bounded(String text, List<Span> sentences) {
        List<Span> parts = new ArrayList<>();
        for (Span sentence : sentences) {
            int start = sentence.start();
            while (sentence.end() - start > LONGEST_READ) {
                int space = text.lastIndexOf(' ', start + LONGEST_READ);
                int cut = space > start ? space : text.offsetByCodePoints(start + LONGEST_READ - 1, 1);
                parts.add(new Span(start, cut));
                start = cut;
            }
            parts.add(new Span(start, sentence.end()));
        }
        return parts;
    }

    /** Whether a label opens an account in sentences, whose figures are of many things: "Background: In 1990 …". */
    private static boolean isProse(Block block, List<Span> sentences) {
        Span span = block.span();
        return span.length() > LONGEST_LINE && sentences.getFirst().end() < span.end();
    }

    /** The words before the colon of a line {@code label: value}. */
    private static Optional<String> label(Block block, List<Span> sentences, String text) {
        if (block.kind() != Block.Kind.LABELLED || isProse(block, sentences)) {
            return Optional.empty();
        }
        int colon = text.indexOf(':', block.span().start());
        String label =
                text.substring(block.span().start(), colon).replace("*", "").strip();
        boolean inside = label.indexOf('(') >= 0 && label.indexOf(')') < 0; // "sold for £4 (asking price: £5)"
        return inside || isWhere(label) ? Optional.empty() : Optional.of(label);
    }

    /** "In Europe: …" and "LONDON: …" say where, not what. */
    private static boolean isWhere(String label) {
        boolean in = label.length() > 3 && label.startsWith("In ") && Character.isUpperCase(label.charAt(3));
        return in || isCapitals(label) && isPlace(Lexicon.english().find(label));
    }

    private static boolean isCapitals(String label) {
        for (int i = 0; i < label.length(); i++) {
            if (Character.isLowerCase(label.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlace(int word) {
        return word > 0 && (Lexicon.english().classes(word) & WordClass.PLACE_NAME.bit) != 0;
    }
}
