package dev.fathom.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the ignore files of one folder, {@code .gitignore} and after it {@code .fathomignore}, in gitignore(5)'s syntax: the
 * last rule that matches decides, {@code !} takes back, a slash at the end means folders, one before it ties a pattern to this
 * folder. Inside a folder that is left out nothing is taken back.
 */
record IgnoreFile(Path folder, List<Rule> rules) {

    /** No rules. */
    static final IgnoreFile NONE = new IgnoreFile(Path.of(""), List.of());

    private static final List<String> NAMES = List.of(".gitignore", ".fathomignore");
    private static final long LARGEST = 1 << 20;

    /**
     * A line.
     *
     * @param file the name of its file
     * @param pattern the line as written
     * @param negated whether it takes back what a rule before it said
     * @param folders whether it is for folders only
     */
    record Rule(String file, String pattern, boolean negated, boolean folders, Glob glob) {}

    /** The rules of a folder; a file that cannot be read has none. */
    static IgnoreFile in(Path folder) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) <= LARGEST) {
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> rule(name, line).ifPresent(rules::add));
            }
        }
        return rules.isEmpty() ? NONE : new IgnoreFile(folder, List.copyOf(rules));
    }

    private static Optional<Rule> rule(String name, String line) {
        String pattern = line.stripTrailing();
        if (pattern.isEmpty() || pattern.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = pattern.startsWith("!");
        String bare =
                negated || pattern.startsWith("\\#") || pattern.startsWith("\\!") ? pattern.substring(1) : pattern;
        try {
            return Optional.of(new Rule(name, pattern, negated, bare.endsWith("/"), Glob.of(bare)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The last rule that matches a path in this folder or below it. */
    Optional<Rule> rule(Path path, boolean isFolder) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Path relative = folder.relativize(path);
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            if ((isFolder || !rule.folders()) && rule.glob().matches(relative)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
