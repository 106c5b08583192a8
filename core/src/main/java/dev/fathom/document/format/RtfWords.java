package dev.fathom.document.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
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
    private static final Map<Integer, String> CHARSETS = Map.ofEntries(
            Map.entry(128, "windows-31j"),
            Map.entry(129, "x-windows-949"),
            Map.entry(134, "GBK"),
            Map.entry(136, "Big5"),
            Map.entry(161, "windows-1253"),
            Map.entry(162, "windows-1254"),
            Map.entry(163, "windows-1258"),
            Map.entry(177, "windows-1255"),
            Map.entry(178, "windows-1256"),
            Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"),
            Map.entry(222, "x-windows-874"),
            Map.entry(238, "windows-1250"));
    private static final int DEEPEST = 10_000;
    private static final int DEEPEST_STYLE = 20;

    /** What a group inherits from the one around it. */
    private record State(String destination, boolean silent, int font, int skip) {}

    private final Transcript out;
    private final Deque<State> groups = new ArrayDeque<>();
    private State state = new State("", false, 0, 1);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder aside = new StringBuilder();
    private final Map<Integer, Integer> outlines = new HashMap<>();
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private Charset charset = Charset.forName("windows-1252");
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
    private int styleNumber;

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
            String text = bytes.toString(fonts.getOrDefault(state.font(), charset));
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
            String name = aside.substring(0, end).strip().toLowerCase(Locale.ROOT);
            if (name.matches("heading [1-9]")) {
                outlines.putIfAbsent(styleNumber, name.charAt(8) - '1');
            } else if (name.equals("title")) {
                outlines.putIfAbsent(styleNumber, 0);
            }
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
            case "ansicpg" -> charset = charset("windows-" + number);
            case "uc" ->
                state = new State(state.destination(), state.silent(), state.font(), Math.clamp(number, 0, 10));
            case "f" -> state = new State(state.destination(), state.silent(), number, state.skip());
            case "fcharset" -> {
                if (CHARSETS.containsKey(number)) {
                    fonts.put(state.font(), charset(CHARSETS.get(number)));
                }
            }
            case "yr" -> year = number;
            case "mo" -> month = number;
            case "dy" -> day(number);
            case "s" -> style(number);
            case "sbasedon" -> parents.put(styleNumber, number);
            case "outlinelevel" -> outlineLevel(number);
            default -> layout(word, number);
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            return Charset.forName("windows-1252");
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
            styleNumber = number;
        } else {
            style = number;
        }
    }

    private void outlineLevel(int number) {
        if (state.destination().equals("stylesheet")) {
            outlines.put(styleNumber, number);
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
        int level = outline >= 0 ? outline : level(style);
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

    /** The outline level of a style or of the nearest one it is based on; −1 where none has one. */
    private int level(int of) {
        int style = of;
        for (int i = 0; i < DEEPEST_STYLE && parents.containsKey(style) && !outlines.containsKey(style); i++) {
            style = parents.get(style);
        }
        return outlines.getOrDefault(style, -1);
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
