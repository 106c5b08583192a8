package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines keep to the terminal's width, whatever the script, and lose nothing. */
class LayoutTest {

    private static final List<String> TEXTS = List.of(
            "The province has built 310 routes of nearly 70 km, and installed 1,125 solar-powered lights.",
            "Tốc độ tăng trưởng tổng sản phẩm trên địa bàn giai đoạn 2021–2025 ước đạt 7,1%.",
            "谅山省正在建设智慧口岸，进出口贸易总额在过去五年达到二千三百四十五亿八千万美元，边境经济继续发展。 smart gate",
            "see \033[1;33mhttps://example.org/a/very/long/address/that/no/terminal/of/sixty/columns/can/hold\033[0m"
                    + " there",
            "");

    @ParameterizedTest
    @ValueSource(ints = {20, 57, 60, 80, 140})
    void noLineIsWider(int width) {
        for (String text : TEXTS) {
            List<String> lines = Layout.wrap(text, width);
            assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
            for (String line : lines) {
                assertTrue(Layout.width(line) <= width, width + ": " + line);
            }
            for (String line : Layout.hanging(text, width).lines().toList()) {
                assertTrue(Layout.width(line) <= width, width + ": " + line);
            }
        }
    }

    @Test
    void chineseFillsItsLines() {
        assertEquals(List.of("一二三四五", "六七八九十"), Layout.wrap("一二三四五六七八九十", 10));
        assertEquals(List.of("ab 一二三", "四五六七"), Layout.wrap("ab 一二三四五六七", 10));
    }

    @Test
    void aTextKeepsItsLinesAndOnlyLongOnesAreBroken() {
        assertEquals("  a   b\n\none two\nthree", Layout.wrapLines("  a   b\n\none two three", 9));
    }

    @Test
    void tablesFit(@TempDir Path folder) throws IOException {
        String text =
                TEXTS.get(2) + "\n\nThe turnover of imports and exports of all border gates of the province of Lang Son"
                        + " together with its economic zones rose by 8.27% in 2024, by 7.1% in 2023 and by 12% in 2022.";
        String name = "a-report-whose-name-is-longer-than-what-a-line-of-the-table-has-left-for-it.txt";
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.writeString(reports.resolve(name), text);
        Files.writeString(reports.resolve("again-" + name), text + " Again.");
        Path kb = folder.resolve("kb");
        CommandLineRun.ok("index", "--index", kb, reports);
        for (CommandLineRun run : List.of(
                CommandLineRun.ok("search", "--index", kb, "turnover", "--figures", "--explain", "--format", "table"),
                CommandLineRun.ok("figures", "--index", kb, "turnover", "--explain", "--format", "table"),
                CommandLineRun.ok("figures", "--index", kb, "turnover", "--chart", "--format", "table"),
                CommandLineRun.ok("extract", reports, "--format", "table"))) {
            assertTrue(run.out().contains("8.27"), run.out());
            for (String line : run.out().lines().toList()) {
                assertTrue(Layout.width(line) <= Terminal.columns(), line);
            }
        }
    }
}
