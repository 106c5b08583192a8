package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplicitSyntaxTest {

    private static FathomIndex index;

    @BeforeAll
    static void build() throws IOException {
        index = FathomIndex.inMemory();
        add("gate", "Border economy", "africa", "# Plans\n\nThe smart border gate opens in spring.");
        add("port", "Harbour works", "asia", "# Ships\n\nThe port has a gate at the border of the town.");
        add(
                "plan",
                "Economic plan",
                "asia",
                "# Money\n\nFisheries and economies of scale are planned for the harbour.");
        index.commit();
    }

    private static void add(String id, String title, String region, String text) throws IOException {
        index.add(
                Document.of(id, text).withTitle(title).withMetadata(Metadata.of(Map.of("region", region, "size", 3))));
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        gate                          | gate port
        "border gate"                 | gate
        "gate border"~3               | gate port
        gate -port                    | gate
        +border +town                 | port
        border AND NOT town           | gate
        title:economy                 | gate
        title:border gate             | gate port
        heading:ships                 | port
        fisher*                       | plan
        economies*                    | gate plan
        fishreies~2                   | plan
        harbor                        | plan port
        region:asia                   | plan port
        gate region:asia              | gate plan port
        +gate +region:asia            | port
        size:[2 TO 4]                 | gate plan port
        size>3                        | ``
        NOT region:asia               | gate
        the                           | gate plan port
        """)
    void syntaxFindsWhatItSays(String syntax, String expected) throws IOException {
        for (Ranking ranking : new Ranking[] {Ranking.BM25, Ranking.HYBRID}) {
            Hits<PassageHit> hits = index.search(PassageQuery.syntax(syntax), ranking);
            String found =
                    hits.hits().stream().map(hit -> hit.source().id()).sorted().collect(Collectors.joining(" "));
            assertEquals(expected, found, syntax);
        }
    }
}
