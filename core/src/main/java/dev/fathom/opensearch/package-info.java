/**
 * An index kept by an OpenSearch server. The server stores, filters and scores by BM25; splitting, reading of figures,
 * embedding, ranking and showing are the library's, the same as for an embedded index, so no plug-in is needed there.
 *
 * <p>{@link dev.fathom.opensearch.OpenSearch#at} says where the server is, {@code index} which index;
 * {@code FathomIndex.open} opens it. Every Lucene document of the embedded index is one document there, under the same field
 * names: terms are sent as the library analysed them, decimal numbers as {@code long}s of the same order.
 */
@NullMarked
package dev.fathom.opensearch;

import org.jspecify.annotations.NullMarked;
