import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.figure.Unit;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.util.List;

/** A first search, as the README has it, by a project with one dependency. Ends with an exception where it finds nothing. */
public final class FirstSearch {

    private FirstSearch() {}

    public static void main(String[] args) throws IOException {
        Document report = Document.of("harbour", "The harbour handled 4.2 million tonnes of cargo in 2024, up 8.5 %.");
        try (FathomIndex index = FathomIndex.inMemory(List.of(report))) {
            PassageHit passage =
                    index.search(PassageQuery.of("freight of the port")).hits().getFirst();
            FigureHit figure = index.search(FigureQuery.about("cargo").atLeast(8, Unit.PERCENT))
                    .hits()
                    .getFirst();
            System.out.println(passage.text() + " / " + figure.figure().text());
        }
    }
}
