package dev.fathom.cli;

import dev.fathom.rank.Ranking;
import java.util.Locale;

/** The rankings that can be asked for by name. */
enum RankingChoice {
    /** BM25 alone. */
    BM25(Ranking.BM25),
    /** BM25, proximity and latent similarity, as a weighted sum. */
    HYBRID(Ranking.HYBRID),
    /** The same by reciprocal ranks. */
    RRF(Ranking.reciprocalRank()),
    /** The hybrid ranking, the exact nearest neighbours being candidates too. */
    UNION(Ranking.UNION),
    /** The exact nearest neighbours alone. */
    VECTORS(Ranking.VECTORS);

    private final Ranking ranking;

    RankingChoice(Ranking ranking) {
        this.ranking = ranking;
    }

    Ranking ranking() {
        return ranking;
    }

    /** What runs by this ranking are called. */
    String tag() {
        return "fathom-" + name().toLowerCase(Locale.ROOT);
    }
}
