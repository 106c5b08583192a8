package dev.fathom.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Words made from a seed, drawn as often as in real texts: the n-th commonest in proportion to 1/n (Zipf). */
final class Vocabulary {

    private static final List<String> COMMONEST = List.of(
            ("the of and in to a is that for it as was with be by on not he his but at are this have from or had an"
                            + " they which one you were all we can there been has when who will more if no out so said what up its"
                            + " about into than them some could these two may then do first any new also after other over such"
                            + " only under most people year government country project road area province plan report during"
                            + " between")
                    .split(" "));

    private static final String[] ONSETS =
            "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr r s sc sh sl sp st t th tr v w".split(" ");
    private static final String[] VOWELS = "a e i o u ai ea ee oa ou".split(" ");
    private static final String[] CODAS = {"", "", "", "n", "r", "l", "s", "t", "m", "nd", "st", "ck", "ng"};
    private static final String[] ENDINGS = {"", "", "", "", "s", "ed", "ing", "er", "ion", "ity", "al", "ly", "ment"};

    private final List<String> words;
    private final double[] cumulated;

    Vocabulary(int size, Random random) {
        words = new ArrayList<>(COMMONEST.subList(0, Math.min(size, COMMONEST.size())));
        while (words.size() < size) {
            words.add(word(random));
        }
        cumulated = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int syllables = 1 + random.nextInt(3); syllables > 0; syllables--) {
            word.append(one(ONSETS, random)).append(one(VOWELS, random)).append(one(CODAS, random));
        }
        return word.append(one(ENDINGS, random)).toString();
    }

    private static String one(String[] parts, Random random) {
        return parts[random.nextInt(parts.length)];
    }

    /** Any word, common ones often. */
    String any(Random random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return words.get(found < 0 ? Math.min(-found - 1, words.size() - 1) : found);
    }

    /** A word that is not one of the commonest. */
    String rare(Random random) {
        String word = any(random);
        while (COMMONEST.contains(word)) {
            word = any(random);
        }
        return word;
    }
}
