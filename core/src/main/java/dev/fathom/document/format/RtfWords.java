package dev.fathom.document.format;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** Writes the paragraphs, headings, lists and tables of rich text down as its tokens come. */
final class RtfWords implements RtfTokens.Receiver {

    private static final Set<String> SILENT = Set.of(
            "colortbl",
            "pict",
            "object",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "listtext",
            "pntext",
            "listtable",
            "listoverridetable",
            "revtbl",
            "rsidtbl",
            "generator",
            "xmlnstbl",
            "themedata",
            "datastore",
            "latentstyles",
            "fldinst",
            "pgptbl",
            "filetbl",
            "comment",
            "operator");
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("tab", "\t"),
            Map.entry("line", "\n"),
            Map.entry("emdash", "—"),
            Map.entry("endash", "–"),
            Map.entry("bullet", "•"),
            Map.entry("lquote", "‘"),
            Map.entry("rquote", "’"),
            Map.entry("ldblquote", "“"),
            Map.entry("rdblquote", "”"),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "),
            Map.entry("~", "\u00A0"),
            Map.entry("_", "\u2011"),
            Map.entry("\r", "\n"),
            Map.entry("\n", "\n"));
    private static final int DEEPEST = 10_000;

    /** What a group inherits from the one around it. */
    private record State(String destination, boolean silent, int font, int skip) {}

    private final Transcript out;
    private final Deque<State> groups = new ArrayDeque<>();
    private State state = new State("", false, 0, 1);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder aside = new StringBuilder();
    private final RtfStyles styles = new RtfStyles();
    private final RtfCharsets charsets = new RtfCharsets();
    private int toSkip;
    private boolean ignorable;

    private int style;
    private int outline = -1;
    private boolean listed;
    private int depth;
    private boolean inTable;
    private RtfTable table = new RtfTable();
    private int year;
    private int month;

    RtfWords(Transcript out) {
        this.out = out;
    }

    @Override
    public void open() {
        flushBytes();
        if (groups.size() == DEEPEST) {
            throw new UnreadableException("holds more than " + DEEPEST + " groups in each other");
        }
        groups.push(state);
        ignorable = false;
    }

    @Override
    public void close() {
        flushBytes();
        String destination = state.destination();
        if (!groups.isEmpty()) {
            state = groups.pop();
        }
        if (!destination.equals(state.destination())) {
            endDestination(destination);
        }
    }

    private void endDestination(String destination) {
        String text = aside.toString();
        switch (destination) {
            case "title" -> out.title(text);
            case "author" -> out.author(text);
            default -> {
                // Nothing that is kept.
            }
        }
        aside.setLength(0);
    }

    private void enter(String destination, boolean silent) {
        state = new State(destination, silent || state.silent(), state.font(), state.skip());
        aside.setLength(0);
    }

    @Override
    public void text(byte b) {
        if (toSkip > 0) {
            toSkip--;
        } else if (!state.silent()) {
            bytes.write(b);
        }
    }

    private void flushBytes() {
        if (bytes.size() > 0) {
            String text = bytes.toString(charsets.of(state.font()));
            bytes.reset();
            append(text);
        }
    }

    private void append(String text) {
        if (state.silent()) {
            return;
        }
        if (state.destination().isEmpty()) {
            words.append(text);
        } else {
            aside.append(text);
            if (state.destination().equals("stylesheet")) {
                styleName();
            }
        }
    }

    /** "heading 2;" names the style whose number came before. */
    private void styleName() {
        int end = aside.indexOf(";");
        if (end >= 0) {
            styles.name(aside.substring(0, end).strip());
            aside.setLength(0);
        }
    }

    @Override
    public void control(String word, boolean hasNumber, int number) {
        flushBytes();
        if (word.equals("u") && hasNumber) {
            append(String.valueOf((char) number));
            toSkip = state.skip();
            return;
        }
        toSkip = 0;
        if (word.equals("*")) {
            ignorable = true;
        } else if (SILENT.contains(word) || ignorable) {
            ignorable = false;
            enter(word, true);
        } else if (SIGNS.containsKey(word)) {
            append(SIGNS.get(word));
        } else if ("\\{}".contains(word) && !word.isEmpty()) {
            append(word);
        } else if (!state.silent()) {
            other(word, hasNumber ? number : 1);
        }
    }

    private void other(String word, int number) {
        switch (word) {
            case "info", "fonttbl", "stylesheet", "title", "author", "creatim", "footnote" -> {
                boolean inInfo = !word.equals("title") && !word.equals("author");
                if (inInfo || state.destination().equals("info")) {
                    enter(word, word.equals("footnote"));
                }
            }
            case "subject",
                    "keywords",
                    "doccomm",
                    "company",
                    "manager",
                    "category",
                    "hlinkbase",
                    "revtim",
                    "printim" -> {
                if (state.destination().equals("info")) {
                    enter(word, true);
                }
            }
            case "ansicpg" -> charsets.codePage(number);
            case "uc" ->
                state = new State(state.destination(), state.silent(), state.font(), Math.clamp(number, 0, 10));
            case "f" -> state = new State(state.destination(), state.silent(), number, state.skip());
            case "fcharset" -> charsets.font(state.font(), number);
            case "yr" -> year = number;
            case "mo" -> month = number;
            case "dy" -> day(number);
            case "s" -> style(number);
            case "sbasedon" -> styles.basedOn(number);
            case "outlinelevel" -> outlineLevel(number);
            default -> layout(word, number);
        }
    }

    private void day(int number) {
        if (state.destination().equals("creatim")) {
            try {
                Dates.plausible(LocalDate.of(year, month, number)).ifPresent(out::date);
            } catch (DateTimeException e) {
                // No day of the calendar, so no date.
            }
        }
    }

    private void style(int number) {
        if (state.destination().equals("stylesheet")) {
            styles.define(number);
        } else {
            style = number;
        }
    }

    private void outlineLevel(int number) {
        if (state.destination().equals("stylesheet")) {
            styles.outline(number);
        } else {
            outline = number;
        }
    }

    private void layout(String word, int number) {
        switch (word) {
            case "pard" -> {
                style = 0;
                outline = -1;
                listed = false;
                depth = 0;
                inTable = false;
            }
            case "ls" -> listed = number > 0;
            case "ilvl" -> depth = number;
            case "intbl" -> inTable = true;
            case "par", "sect" -> endParagraph();
            case "page" -> words.append('\f');
            case "pagebb" -> {
                if (words.isEmpty()) {
                    words.append('\f');
                }
            }
            case "trowd" -> table.beginRow();
            case "trhdr" -> table.header();
            case "clmrg" -> table.merge('<');
            case "clvmrg" -> table.merge('^');
            case "cellx" -> table.edge(number);
            case "cell" -> {
                table.cell(words.toString());
                words.setLength(0);
            }
            case "row" -> {
                table.endRow();
                words.setLength(0);
            }
            default -> {
                // How it looks.
            }
        }
    }

    private void endParagraph() {
        if (inTable) {
            words.append(' ');
            return;
        }
        endTable();
        String text = words.toString();
        words.setLength(0);
        int level = outline >= 0 ? outline : styles.level(style);
        if (level >= 0 && level < 9) {
            if (text.startsWith("\f")) {
                out.breakPage();
            }
            out.heading(level + 1, text);
        } else if (listed) {
            out.item(depth, text);
        } else {
            out.paragraph(text);
        }
    }

    private void endTable() {
        if (!table.isEmpty()) {
            table.write(out);
            table = new RtfTable();
        }
    }

    /** The file is read to its end. */
    void end() {
        flushBytes();
        inTable = false;
        endParagraph();
    }
}
