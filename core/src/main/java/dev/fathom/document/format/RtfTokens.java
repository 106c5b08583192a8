package dev.fathom.document.format;

/** Takes rich text apart into groups, control words and bytes of text. Microsoft's specification 1.9.1. */
final class RtfTokens {

    /** What is told. */
    interface Receiver {
        void open();

        void close();

        /** A control word such as {@code par}, or a control symbol such as {@code ~}; without a number the parameter is absent. */
        void control(String word, boolean hasNumber, int number);

        void text(byte b);
    }

    private static final int LONGEST_WORD = 32;

    private final byte[] bytes;
    private int at;

    RtfTokens(byte[] bytes) {
        this.bytes = bytes;
    }

    void readAll(Receiver to) {
        while (at < bytes.length) {
            byte b = bytes[at++];
            switch (b) {
                case '{' -> to.open();
                case '}' -> to.close();
                case '\\' -> control(to);
                case '\r', '\n', 0 -> {
                    // Line ends of the file mean nothing.
                }
                default -> to.text(b);
            }
        }
    }

    private void control(Receiver to) {
        if (at == bytes.length) {
            return;
        }
        if (bytes[at] == '\'') {
            at++;
            int high = hex();
            int low = hex();
            if (high >= 0 && low >= 0) {
                to.text((byte) (high << 4 | low));
            }
            return;
        }
        if (!isLetter(bytes[at])) {
            to.control(String.valueOf((char) (bytes[at++] & 0xFF)), false, 0);
            return;
        }
        StringBuilder word = new StringBuilder();
        while (at < bytes.length && isLetter(bytes[at]) && word.length() < LONGEST_WORD) {
            word.append((char) bytes[at++]);
        }
        boolean negative = at < bytes.length && bytes[at] == '-';
        int start = negative ? at + 1 : at;
        int end = start;
        long number = 0;
        while (end < bytes.length && end - start < 10 && bytes[end] >= '0' && bytes[end] <= '9') {
            number = 10 * number + bytes[end++] - '0';
        }
        boolean hasNumber = end > start;
        at = hasNumber ? end : at;
        if (at < bytes.length && bytes[at] == ' ') {
            at++;
        }
        int value = (int) Math.min(number, Integer.MAX_VALUE);
        to.control(word.toString(), hasNumber, negative ? -value : value);
        if (word.toString().equals("bin") && hasNumber && !negative) {
            at = (int) Math.min(bytes.length, (long) at + value);
        }
    }

    private int hex() {
        return at < bytes.length ? Character.digit(bytes[at++], 16) : -1;
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}
