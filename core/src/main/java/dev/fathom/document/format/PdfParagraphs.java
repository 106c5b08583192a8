package dev.fathom.document.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Joins lines into paragraphs and entries of lists, across pages too, and words that were parted at a line's end. */
final class PdfParagraphs {

    private static final Pattern BULLET =
            Pattern.compile("^([•◦▪‣●○·\uF0B7\uE00C\uF0A7–*-]|\\(?\\d{1,2}[.)]|[a-z]\\))\\s+(?=\\S)");
    private static final float PARAGRAPH_GAP = 1.75f;
    private static final float SHORT = 0.85f;

    private final Transcript out;
    private final Set<String> vocabulary = new HashSet<>();
    private final StringBuilder open = new StringBuilder();
    private @Nullable PdfLine last;
    private float right;
    private float left;
    private boolean item;
    private float itemLeft;
    private int pageEnds;

    PdfParagraphs(List<List<PdfLine>> pages, Transcript out) {
        this.out = out;
        for (List<PdfLine> page : pages) {
            for (PdfLine line : page) {
                for (String word : line.text().split("\\s+")) {
                    vocabulary.add(bare(word));
                }
            }
        }
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("^\\P{L}+|\\P{L}+$", "");
    }

    /** The next line that is neither heading nor table nor furniture. */
    void add(List<PdfLine> lines, int i) {
        PdfLine line = lines.get(i);
        margins(lines, line);
        Matcher bullet = BULLET.matcher(line.text());
        boolean begins = bullet.find();
        if (open.isEmpty() || begins || !goesOn(line)) {
            end();
            item = begins;
            itemLeft = line.left();
            open.append(begins ? marked(bullet, line.text()) : line.text());
        } else {
            join(line.text(), pageEnds > 0 ? '\f' : ' ');
            pageEnds = 0;
        }
        last = line;
    }

    /** A number before an entry says something; a bullet does not. */
    private static String marked(Matcher bullet, String text) {
        return Character.isLetterOrDigit(bullet.group(1)
                        .charAt(
                                bullet.group(1).length() - 2 < 0
                                        ? 0
                                        : bullet.group(1).length() - 2))
                ? text
                : text.substring(bullet.end());
    }

    private void margins(List<PdfLine> lines, PdfLine line) {
        right = 0;
        left = Float.MAX_VALUE;
        for (PdfLine other : lines) {
            if (other.left() < line.right() && line.left() < other.right()) {
                right = Math.max(right, other.right());
                left = Math.min(left, other.left());
            }
        }
    }

    private boolean goesOn(PdfLine line) {
        if (last == null) {
            return false;
        }
        char end = open.charAt(open.length() - 1);
        boolean closed = end == '.' || end == '!' || end == '?' || end == ':' || end == '”' || end == '"';
        if (pageEnds > 0) {
            return pageEnds == 1 && !closed && Character.isLowerCase(line.text().codePointAt(0));
        }
        float gap = line.y() - last.y();
        if (gap > PARAGRAPH_GAP * Math.max(line.size(), last.size()) || gap <= 0 && line.left() <= last.left()) {
            return gap < 0 && !closed;
        }
        if (line.size() != last.size() && closed) {
            return false;
        }
        if (item) {
            return line.left() > itemLeft + 1;
        }
        boolean indented = line.left() > last.left() + line.size() / 2 && line.left() > left + line.size() / 2;
        boolean wasShort = last.right() - left < SHORT * (right - left);
        return !(closed && (wasShort || indented));
    }

    private void join(String next, char between) {
        char end = open.charAt(open.length() - 1);
        boolean parted = (end == '-' || end == '\u00AD' || end == '\u2010')
                && open.length() > 1
                && Character.isLetter(open.charAt(open.length() - 2))
                && Character.isLowerCase(next.codePointAt(0));
        boolean dash = (end == '–' || end == '—' || end == '/')
                && open.length() > 1
                && !Character.isWhitespace(open.charAt(open.length() - 2));
        if (!parted) {
            open.append(dash && between == ' ' ? "" : between).append(next);
            return;
        }
        String before = bare(open.substring(open.lastIndexOf(" ") + 1));
        String after = bare(next.split("\\s", 2)[0]);
        if (end == '\u00AD' || isOneWord(before, after)) {
            open.setLength(open.length() - 1);
        }
        open.append(between == '\f' ? "\f" : "").append(next);
    }

    /** Whether a word was parted, rather than a compound with a hyphen of its own. */
    private boolean isOneWord(String before, String after) {
        if (vocabulary.contains(before + after)) {
            return true;
        }
        return !vocabulary.contains(before + "-" + after)
                && !(vocabulary.contains(before) && vocabulary.contains(after));
    }

    /** The page ends; the paragraph may go on. */
    void endPage() {
        pageEnds++;
    }

    /** What is open ends. */
    void end() {
        if (!open.isEmpty() && item) {
            out.item(0, open.toString());
        } else if (!open.isEmpty()) {
            out.paragraph(open.toString());
        }
        open.setLength(0);
        item = false;
        last = null;
        for (; pageEnds > 0; pageEnds--) {
            out.endPage();
        }
    }
}
