package dev.fathom;

import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import java.util.Map;
import java.util.Random;

/** Documents made from an id and a version, so that a test knows what must come back. */
final class Texts {

    private static final String[] NOUNS = {
        "harbour",
        "forest",
        "bridge",
        "school",
        "export",
        "turnover",
        "province",
        "railway",
        "clinic",
        "border",
        "gate",
        "expressway",
        "hectare",
        "village",
        "power",
        "station",
        "river",
        "market",
        "budget",
        "worker"
    };
    private static final String[] VERBS = {"reached", "built", "opened", "lost", "planned", "reported", "covers", "sold"
    };

    private Texts() {}

    /** Every passage of the text names id and version; the length depends on both. */
    static Document document(String id, long version) {
        Random random = new Random(id.hashCode() * 31L + version);
        StringBuilder text = new StringBuilder("# Report " + id + "\n\n");
        int paragraphs = 1 + random.nextInt(6);
        for (int p = 0; p < paragraphs; p++) {
            text.append(sentence(random))
                    .append(" This is ")
                    .append(mark(id, version))
                    .append(". ");
            for (int s = random.nextInt(5); s > 0; s--) {
                text.append(sentence(random)).append(' ');
            }
            text.append("\n\n");
        }
        return Document.of(id, text.toString()).withMetadata(Metadata.of(Map.of("version", version)));
    }

    /** One word that stands in every paragraph of this version of the document and nowhere else. */
    static String mark(String id, long version) {
        return "mark" + id + "x" + version;
    }

    static String sentence(Random random) {
        return "The " + noun(random) + " " + noun(random) + " " + VERBS[random.nextInt(VERBS.length)] + " "
                + (1 + random.nextInt(900)) + (random.nextBoolean() ? " million USD" : " km") + " in "
                + (2000 + random.nextInt(26)) + ", near the " + noun(random) + " of the " + noun(random) + ".";
    }

    private static String noun(Random random) {
        return NOUNS[random.nextInt(NOUNS.length)];
    }
}
