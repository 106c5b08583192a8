package dev.fathom.backends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fathom.FathomIndex;
import dev.fathom.cluster.Cluster;
import dev.fathom.opensearch.OpenSearch;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes killed while a program writes: what was acknowledged is there, once and whole. */
@Tag("long")
class ServerKillTest {

    private static final int ROUNDS = Integer.getInteger("fathom.rounds", 10);

    @Test
    void oneNode(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Cluster.isAvailable(), "the class path of the server's nodes is not here");
        try (Cluster cluster = Cluster.start(1, folder)) {
            killing(cluster, 0, 0);
        }
    }

    @Test
    void oneNodeOfThree(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Cluster.isAvailable(), "the class path of the server's nodes is not here");
        try (Cluster cluster = Cluster.start(3, folder)) {
            killing(cluster, 1, 1);
        }
    }

    /** Kills a node again and again while documents are added and replaced; commits every few. */
    private static void killing(Cluster cluster, int killed, int replicas) throws IOException, InterruptedException {
        Random random = new Random(7);
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        OpenSearch.Index place = OpenSearch.at(cluster.addresses().toArray(URI[]::new))
                .timeout(Duration.ofMinutes(3))
                .index("kill")
                .shards(3)
                .replicas(replicas);
        AtomicBoolean done = new AtomicBoolean();
        try (FathomIndex index = FathomIndex.open(place)) {
            Thread writer = Thread.ofPlatform().start(() -> write(index, acknowledged, done));
            for (int round = 1; round <= ROUNDS; round++) {
                Thread.sleep(500 + random.nextInt(2_500));
                cluster.kill(killed);
                Thread.sleep(random.nextInt(1_000));
                cluster.restart(killed);
                System.out.println("round " + round + ": " + acknowledged.size() + " acknowledged");
            }
            done.set(true);
            writer.join();
            index.commit();
            assertTrue(acknowledged.size() >= ROUNDS, "too little was written: " + acknowledged.size());
            Set<String> ids = index.ids();
            for (int number : acknowledged) {
                assertTrue(ids.contains("report-" + number), "report-" + number + " is lost");
                assertEquals(
                        Reports.report(9, number),
                        index.document("report-" + number).orElseThrow());
            }
            assertEquals(ids.size(), index.counts().documents(), "documents are doubled");
            index.verify();
            assertTrue(index.search(PassageQuery.of("schools")).size() > 0);
        }
    }

    private static void write(FathomIndex index, Set<Integer> acknowledged, AtomicBoolean done) {
        try {
            for (int next = 0; !done.get(); next += 5) {
                for (int number = next; number < next + 5; number++) {
                    index.add(Reports.report(9, number));
                }
                index.commit();
                for (int number = next; number < next + 5; number++) {
                    acknowledged.add(number);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
