package dev.fathom.document.format;

import java.io.InputStream;
import java.nio.file.Path;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/**
 * Writes Excel files (.xlsx) down, a section and a page for every sheet, numbers as the sheet shows them: Tika's output does not
 * tell empty rows, which part tables. Cells are read as they come, so large sheets need no memory.
 */
final class SheetTranscriber implements Transcriber {

    @Override
    public void transcribe(Path file, Transcript out) throws Exception {
        try (OPCPackage container = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            WordTranscriber.properties(new POIXMLProperties(container), out);
            XSSFReader reader = new XSSFReader(container);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(container);
            XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream in = sheets.next()) {
                    Rows rows = new Rows();
                    XMLReader parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(new XSSFSheetXMLHandler(
                            reader.getStylesTable(), strings, rows, new DataFormatter(java.util.Locale.ROOT), false));
                    parser.parse(new InputSource(in));
                    out.heading(1, sheets.getSheetName());
                    rows.table.write(out);
                    out.endPage();
                }
            }
        }
    }

    /** Collects the cells of one sheet. */
    private static final class Rows implements SheetContentsHandler {

        private static final int MOST_EMPTY_ROWS = 2;
        private static final int MOST_EMPTY_CELLS = 100;

        private final Table table = new Table();
        private int nextRow;
        private int nextColumn;

        @Override
        public void startRow(int row) {
            for (int i = 0; i < Math.min(MOST_EMPTY_ROWS, row - nextRow); i++) {
                table.row();
            }
            table.row();
            nextRow = row + 1;
            nextColumn = 0;
        }

        @Override
        public void endRow(int row) {
            // The next one begins it.
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? nextColumn : new CellReference(reference).getCol();
            for (int i = 0; i < Math.min(MOST_EMPTY_CELLS, column - nextColumn); i++) {
                table.cell("", false, 1, 1);
            }
            table.cell(value == null ? "" : value, false, 1, 1);
            nextColumn = column + 1;
        }
    }
}
