package dev.fathom.figure;

import dev.fathom.document.Document;
import dev.fathom.text.Span;
import java.util.List;
import java.util.Optional;

/** What a document has said so far that its next figures depend on. One per document; not safe to share. */
final class Context {

    private static final long LITTLE =
            WordClass.mask(WordClass.ADJECTIVE, WordClass.MEASURE_NOUN, WordClass.BAND, WordClass.DETERMINER);

    private final Calendar calendar;
    private Optional<String> titleSubject = Optional.empty();
    private Optional<String> titlePlace = Optional.empty();
    private Optional<Period> titlePeriod = Optional.empty();
    private Optional<String> topic = Optional.empty();
    private Optional<Period> period = Optional.empty();
    private Optional<String> place = Optional.empty();
    private Optional<String> label = Optional.empty();
    private List<Span> headings = List.of();
    private String text = "";

    private Context(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The context at the start of a document, its title read. */
    static Context of(Document document, Calendar calendar) {
        Context context = new Context(calendar);
        document.title().ifPresent(context::readTitle);
        return context;
    }

    private void readTitle(String title) {
        Title read = Title.read(title, calendar);
        titleSubject = read.subject();
        titlePlace = read.place();
        titlePeriod = read.period();
        period = titlePeriod;
    }

    /** The document's calendar. */
    Calendar calendar() {
        return calendar;
    }

    /** Enters a section of the text under these headings, outermost first. */
    void enter(List<Span> headings, String text) {
        this.headings = headings;
        this.text = text;
        label = Optional.empty();
        period = titlePeriod;
    }

    /** Notes the label of the line that is read next ({@code total} in {@code total: 5 km}), or none for prose. */
    void label(Optional<String> label) {
        this.label = label;
        if (label.isPresent()) {
            this.label = Optional.of(inSection(withoutYear(label.get())));
            period = titlePeriod;
        }
    }

    /** "Exports: total" where "total" by itself says little. */
    private String inSection(String label) {
        return headings.isEmpty() || !saysLittle(label)
                ? label
                : headings.getLast().of(text) + " " + label;
    }

    /** "Exports 2023" is about exports. */
    private static String withoutYear(String label) {
        int end = label.length();
        while (end > 0 && Characters.isDigit(label.charAt(end - 1))) {
            end--;
        }
        boolean year = label.length() - end == 4 && end > 1;
        String name = year ? label.substring(0, end) : label;
        return name.endsWith(" - ") ? name.substring(0, name.length() - 3).strip() : name.strip();
    }

    /** What a figure on a labelled line is of: the label, after the innermost heading where it says little; empty in prose. */
    Optional<String> labelled() {
        return label;
    }

    /** "Total", "male": one word that needs its heading. */
    private static boolean saysLittle(String label) {
        int word = label.indexOf(' ') < 0 ? Lexicon.english().find(label) : 0;
        return word > 0 && (Lexicon.english().classes(word) & LITTLE) != 0;
    }

    /** What the sentence before spoke of first. */
    Optional<String> topic() {
        return topic;
    }

    void topic(String first) {
        topic = Optional.of(first);
    }

    /** What the title speaks of. */
    Optional<String> titleSubject() {
        return titleSubject;
    }

    /** The period that goes on while nothing else is stated. */
    Optional<Period> period() {
        return period;
    }

    void period(Optional<Period> stated) {
        period = stated;
        stated.ifPresent(calendar::state);
    }

    /** The period in the document's title. */
    Optional<Period> titlePeriod() {
        return titlePeriod;
    }

    /** The place or organisation the document is about. */
    Optional<String> place() {
        return place.or(() -> titlePlace);
    }

    void place(Optional<String> stated) {
        place = stated;
    }
}
