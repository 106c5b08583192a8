package dev.fathom.document;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for paths, as ignore files write it.
 *
 * @param matcher what it is matched by
 * @param whole whether it is matched against the whole path under a folder, or the last name only
 */
record Glob(PathMatcher matcher, boolean whole) {

    /**
     * The pattern.
     *
     * @throws IllegalArgumentException if it cannot be understood
     */
    static Glob of(String pattern) {
        String bare = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean whole = bare.indexOf('/') >= 0;
        String glob = bare.startsWith("/") ? bare.substring(1) : bare;
        // Braces mean nothing in ignore files; "a/**/b" is also "a/b", and "**/b" also "b".
        glob = glob.replace("{", "\\{").replace("}", "\\}").replace("/**/", "{/,/**/}");
        glob = glob.startsWith("**/") ? "{,**/}" + glob.substring(3) : glob;
        try {
            return new Glob(FileSystems.getDefault().getPathMatcher("glob:" + glob), whole);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" is no pattern for file names (" + e.getDescription() + ")", e);
        }
    }

    /** Whether a path matches, relative to where the pattern was written. */
    boolean matches(Path path) {
        return matcher.matches(whole ? path : path.getFileName());
    }
}
