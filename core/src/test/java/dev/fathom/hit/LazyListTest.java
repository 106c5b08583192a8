package dev.fathom.hit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import dev.fathom.query.PassageQuery;
import dev.fathom.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LazyListTest {

    @Test
    void isMadeOnceHoweverManyThreadsReadIt() {
        AtomicInteger made = new AtomicInteger();
        List<Integer> list = new LazyList<>(() -> List.of(made.incrementAndGet(), 2, 3));
        assertEquals(0, made.get());
        assertEquals(
                3000, IntStream.range(0, 1000).parallel().map(i -> list.size()).sum());
        assertEquals(1, made.get());
    }

    @Test
    void isAListLikeAnyOther() {
        List<Integer> source = new ArrayList<>(List.of(1, 2));
        List<Integer> list = new LazyList<>(() -> source);
        assertEquals(List.of(1, 2), list);
        source.add(3);
        assertEquals(list, List.of(1, 2));
        assertEquals(List.of(1, 2).hashCode(), list.hashCode());
        assertEquals("[1, 2]", list.toString());
        assertThrows(UnsupportedOperationException.class, () -> list.add(3));
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(2));
    }

    @Test
    void highlightsAreFoundAfterTheIndexIsClosed() throws IOException {
        String text = "The harbour handled more cargo.";
        PassageHit hit;
        PassageHit again;
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(Document.of("harbour", text));
            index.commit();
            hit = index.search(PassageQuery.of("cargo of harbors")).get(0);
            again = index.search(PassageQuery.of("cargo of harbors")).get(0);
        }
        assertNotSame(hit, again);
        assertEquals(hit, again);
        assertEquals(
                List.of("harbour", "cargo"),
                hit.highlights().stream().map(mark -> mark.span().of(text)).toList());
        assertSame(hit.highlights().get(0), hit.highlights().get(0));
    }

    @Test
    void aHitCopiesOtherLists() {
        List<Highlight> marks = new ArrayList<>();
        PassageHit hit = hit(marks);
        marks.add(new Highlight(hit.span(), Optional.empty()));
        assertEquals(List.of(), hit.highlights());
    }

    private static PassageHit hit(List<Highlight> marks) {
        return new PassageHit(
                1,
                1,
                new Source("id", Optional.empty(), Optional.empty(), Metadata.EMPTY),
                new Span(0, 4),
                "text",
                List.of(),
                Optional.empty(),
                marks,
                List.of(),
                List.of(),
                Optional.empty());
    }
}
