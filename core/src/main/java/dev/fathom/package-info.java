/**
 * Fathom searches what documents <em>say</em> and what they <em>state in numbers</em>.
 *
 * <p>{@link dev.fathom.FathomIndex} is the way in. Three calls are enough: open an index, add documents and commit, search:
 *
 * {@snippet :
 * try (FathomIndex index = FathomIndex.open(Path.of("kb"))) {
 *     index.add(Document.of("lang-son-2025", text));
 *     index.commit();
 *     Hits<PassageHit> passages = index.search(PassageQuery.of("smart border gate"));
 *     Hits<FigureHit> figures = index.search(FigureQuery.about("GRDP growth").atLeast(8, Unit.PERCENT));
 * }
 * }
 *
 * <p>The road through the packages: {@link dev.fathom.document.Document} → {@link dev.fathom.passage.Passage} and
 * {@link dev.fathom.figure.Figure} → index → {@link dev.fathom.query.Query} → {@link dev.fathom.hit.Hits}.
 */
@NullMarked
package dev.fathom;

import org.jspecify.annotations.NullMarked;
