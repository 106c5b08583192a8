package dev.fathom.text;

import java.text.Normalizer;

/**
 * Folds the ways one word can be written into one: case, diacritics in composed and decomposed form, ligatures, invisible
 * characters, full-width forms, the separators in {@code 10,000}, the dots in {@code U.S.}. Stateless.
 */
public final class Folding {

    private Folding() {}

    /** A word folded; the result may be empty if the word was nothing but marks. */
    public static String fold(CharSequence word) {
        if (isPlain(word)) {
            return lower(word);
        }
        String folded = stripMarks(Normalizer.normalize(word, Normalizer.Form.NFKD));
        return joinParts(folded);
    }

    /** Whether only case can need folding: ASCII letters and digits. */
    private static boolean isPlain(CharSequence word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 128 || !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static String lower(CharSequence word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return out.toString();
    }

    private static String stripMarks(String decomposed) {
        StringBuilder out = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean mark =
                    type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
            // The marks of these scripts are letters of the word, not decoration upon it.
            if (!mark || (type == Character.NON_SPACING_MARK && !isStrippable(c))) {
                appendBase(out, Character.toLowerCase(c));
            }
        });
        return out.toString();
    }

    private static boolean isStrippable(int mark) {
        return (mark >= 0x300 && mark <= 0x36F)
                || (mark >= 0x1AB0 && mark <= 0x1AFF)
                || (mark >= 0x1DC0 && mark <= 0x1DFF)
                || (mark >= 0x20D0 && mark <= 0x20FF)
                || (mark >= 0xFE20 && mark <= 0xFE2F)
                || (mark >= 0x591 && mark <= 0x5C7)
                || (mark >= 0x64B && mark <= 0x65F);
    }

    /** Letters that Unicode does not decompose, as English writes them. */
    private static void appendBase(StringBuilder out, int c) {
        switch (c) {
            case 'đ', 'ð' -> out.append('d');
            case 'ø' -> out.append('o');
            case 'ł' -> out.append('l');
            case 'ħ' -> out.append('h');
            case 'ı' -> out.append('i');
            case 'ŧ' -> out.append('t');
            case 'ß' -> out.append("ss");
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'þ' -> out.append("th");
            case '’', 'ʼ', '＇' -> out.append('\'');
            default -> out.appendCodePoint(c);
        }
    }

    /** Drops the separators of a number's thousands and the dots of an abbreviation written with single letters. */
    private static String joinParts(String word) {
        if (word.indexOf(',') >= 0 && isGrouped(word)) {
            return word.replace(",", "");
        }
        return word.indexOf('.') >= 0 && isInitials(word) ? word.replace(".", "") : word;
    }

    private static boolean isGrouped(String word) {
        int digits = 0;
        boolean grouped = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '.' && grouped && digits == 3) {
                return true;
            }
            if (c == ',') {
                if (digits == 0 || digits > 3 || (grouped && digits != 3)) {
                    return false;
                }
                grouped = true;
                digits = 0;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return grouped && digits == 3;
    }

    private static boolean isInitials(String word) {
        for (int i = 0; i < word.length(); i++) {
            boolean dot = word.charAt(i) == '.';
            if (dot != (i % 2 == 1) || (!dot && !Character.isLetter(word.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
