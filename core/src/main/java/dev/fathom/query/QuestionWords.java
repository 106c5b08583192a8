package dev.fathom.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the words of a question tell beside being words: by role, phrases of lower-case words. Immutable. */
final class QuestionWords {

    private static final QuestionWords ENGLISH = load();

    /** The most words a phrase has. */
    static final int LONGEST = 4;

    private final Map<String, Set<String>> roles;

    private QuestionWords(Map<String, Set<String>> roles) {
        this.roles = roles;
    }

    static QuestionWords english() {
        return ENGLISH;
    }

    private static QuestionWords load() {
        Map<String, Set<String>> roles = new HashMap<>();
        String role = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(QuestionWords.class.getResourceAsStream("question-words.txt")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                if (line.startsWith("[")) {
                    role = line.substring(1, line.length() - 1);
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    roles.computeIfAbsent(role, r -> new HashSet<>())
                            .addAll(List.of(line.strip().split("\\s*,\\s*")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new QuestionWords(roles);
    }

    /** Whether a phrase has a role. */
    boolean is(String role, String phrase) {
        return roles.getOrDefault(role, Set.of()).contains(phrase);
    }

    /** The roles that begin so, in no particular order. */
    List<String> roles(String prefix) {
        return roles.keySet().stream()
                .filter(role -> role.startsWith(prefix))
                .sorted()
                .toList();
    }
}
