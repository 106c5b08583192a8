package dev.fathom.djl.recipe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A vocabulary of word pieces, and its {@code tokenizer.json} as Hugging Face's library writes it for BERT. */
final class WordPieces {

    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");
    private static final Pattern WORD = Pattern.compile("[a-z]+|[0-9]");

    private final List<String> pieces;

    private WordPieces(List<String> pieces) {
        this.pieces = pieces;
    }

    /** Letters and figures, alone and as continuations; then the commonest words; then the commonest ends of the others. */
    static WordPieces learn(Stream<String> texts, int words, int ends) {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(text -> WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(word -> counts.merge(word.group(), 1, Integer::sum)));
        Set<String> pieces = new LinkedHashSet<>(SPECIAL);
        "abcdefghijklmnopqrstuvwxyz0123456789"
                .chars()
                .mapToObj(Character::toString)
                .forEach(c -> pieces.addAll(List.of(c, "##" + c)));
        ".,%'-".chars().mapToObj(Character::toString).forEach(pieces::add);
        pieces.addAll(commonest(counts, words));
        Map<String, Integer> rest = new TreeMap<>();
        counts.forEach((word, count) -> {
            for (int end = word.length() - 2; end > 1 && !pieces.contains(word); end--) {
                rest.merge("##" + word.substring(end), count, Integer::sum);
            }
        });
        pieces.addAll(commonest(rest, ends));
        return new WordPieces(new ArrayList<>(pieces));
    }

    private static List<String> commonest(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    int size() {
        return pieces.size();
    }

    String json() {
        String special = IntStream.range(0, SPECIAL.size())
                .mapToObj(id -> String.format(Locale.ROOT, """
                    {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false,
                      "normalized": false, "special": true}\
                    """, id, SPECIAL.get(id)))
                .collect(Collectors.joining(",\n    "));
        String vocabulary = IntStream.range(0, pieces.size())
                .mapToObj(id -> String.format(Locale.ROOT, "\"%s\": %d", pieces.get(id), id))
                .collect(Collectors.joining(",\n      "));
        return String.format(Locale.ROOT, """
            {
              "version": "1.0",
              "truncation": null,
              "padding": null,
              "added_tokens": [
                %s
              ],
              "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                "strip_accents": null, "lowercase": true},
              "pre_tokenizer": {"type": "BertPreTokenizer"},
              "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
              "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
              "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100, "vocab": {
                  %s
              }}
            }
            """, special, vocabulary);
    }
}
