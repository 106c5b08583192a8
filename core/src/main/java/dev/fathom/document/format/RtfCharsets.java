package dev.fathom.document.format;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Map;

/** In which encodings the bytes of rich text are: the file's, or that of the font they are set in. */
final class RtfCharsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final Map<Integer, String> BY_NUMBER = Map.ofEntries(
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

    private final Map<Integer, Charset> fonts = new HashMap<>();
    private Charset file = WESTERN;

    /** Takes the file's code page. */
    void codePage(int number) {
        file = charset("windows-" + number);
    }

    /** Takes the character set of a font; one that is not known leaves it to the file's. */
    void font(int font, int number) {
        if (BY_NUMBER.containsKey(number)) {
            fonts.put(font, charset(BY_NUMBER.get(number)));
        }
    }

    Charset of(int font) {
        return fonts.getOrDefault(font, file);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            return WESTERN;
        }
    }
}
