/** OpenSearch from Maven Central in processes of its own, to try an index on a cluster without installing one. */
@NullMarked
package dev.fathom.cluster;

import org.jspecify.annotations.NullMarked;
