package dev.fathom.document.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** The structure that a tagged PDF states itself (ISO 32000-2, 14.7): its headings, lists and tables need no guess. */
final class PdfStructure {

    private static final int DEEPEST = 200;

    private final Transcript out;
    private final Map<COSDictionary, Integer> pageNumbers = new HashMap<>();
    private final Map<COSDictionary, Map<Integer, PdfText>> words = new HashMap<>();
    private final Set<COSDictionary> seen = new HashSet<>();
    private int page;
    private int lists;

    private PdfStructure(Transcript out) {
        this.out = out;
    }

    /** Writes a document down by its own structure; says whether it has one, and nothing is written where it has not. */
    static boolean write(PDDocument document, Transcript out) throws IOException {
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root == null) {
            return false;
        }
        PdfStructure structure = new PdfStructure(out);
        int all = structure.readWords(document);
        if (all == 0 || structure.reached(root, 0) < 0.8 * all) {
            return false;
        }
        structure.seen.clear();
        structure.children(root, 0);
        while (structure.page < document.getNumberOfPages()) {
            structure.turnTo(structure.page + 1);
        }
        return true;
    }

    /** Reads the marked words of all pages; returns how many letters they have that are no page furniture. */
    private int readWords(PDDocument document) throws IOException {
        int letters = 0;
        int number = 0;
        for (PDPage each : document.getPages()) {
            pageNumbers.put(each.getCOSObject(), number++);
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(each);
            Map<Integer, PdfText> marked = new HashMap<>();
            for (PDMarkedContent content : extractor.getMarkedContents()) {
                letters += collect(content, marked, 0);
            }
            words.put(each.getCOSObject(), marked);
        }
        return letters;
    }

    private static int collect(PDMarkedContent content, Map<Integer, PdfText> marked, int depth) {
        if (depth > DEEPEST || "Artifact".equals(content.getTag())) {
            return 0;
        }
        PdfText text =
                content.getMCID() < 0 ? new PdfText() : marked.computeIfAbsent(content.getMCID(), id -> new PdfText());
        int letters = 0;
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition position) {
                text.add(position);
                letters++;
            } else if (part instanceof PDMarkedContent inner) {
                letters += collect(inner, marked, depth + 1);
            }
        }
        return letters;
    }

    /** How many letters hang on the structure. */
    private int reached(PDStructureNode node, int depth) {
        int letters = 0;
        COSDictionary nodePage = page(node);
        for (Object kid : kids(node, depth)) {
            letters += switch (kid) {
                case PDStructureElement element -> reached(element, depth + 1);
                default ->
                    place(kid, nodePage).map(place -> place.text().length()).orElse(0);
            };
        }
        return letters;
    }

    private List<Object> kids(PDStructureNode node, int depth) {
        return depth > DEEPEST || !seen.add(node.getCOSObject()) ? List.of() : node.getKids();
    }

    private static @Nullable COSDictionary page(PDStructureNode node) {
        return node.getCOSObject().getCOSDictionary(COSName.PG);
    }

    /** Words on a page. */
    private record Place(PdfText text, int page) {}

    private Optional<Place> place(Object kid, @Nullable COSDictionary nodePage) {
        COSDictionary where = nodePage;
        int number;
        if (kid instanceof Integer id) {
            number = id;
        } else if (kid instanceof PDMarkedContentReference reference) {
            number = reference.getMCID();
            where = reference.getPage() == null ? nodePage : reference.getPage().getCOSObject();
        } else {
            return Optional.empty();
        }
        PdfText text =
                where == null ? null : words.getOrDefault(where, Map.of()).get(number);
        return text == null ? Optional.empty() : Optional.of(new Place(text, pageNumbers.getOrDefault(where, 0)));
    }

    private void children(PDStructureNode node, int depth) {
        List<Place> loose = new ArrayList<>();
        COSDictionary nodePage = page(node);
        for (Object kid : kids(node, depth)) {
            if (kid instanceof PDStructureElement element) {
                paragraph(loose);
                element(element, depth + 1);
            } else {
                place(kid, nodePage).ifPresent(loose::add);
            }
        }
        paragraph(loose);
    }

    private void element(PDStructureElement element, int depth) {
        String type = Objects.requireNonNullElse(element.getStandardStructureType(), "");
        switch (type) {
            case "H", "Title" -> heading(1, element, depth);
            case "H1", "H2", "H3", "H4", "H5", "H6" -> heading(type.charAt(1) - '0', element, depth);
            case "P", "Caption", "BlockQuote", "Note", "Code", "FENote" -> paragraph(places(element, depth));
            case "L" -> {
                lists++;
                children(element, depth);
                lists--;
            }
            case "LI" -> item(element, depth);
            case "Table" -> table(element, depth);
            case "Artifact", "Figure", "Formula" -> {
                // Nothing that is read.
            }
            default -> children(element, depth);
        }
    }

    /** All words under an element. */
    private List<Place> places(PDStructureNode node, int depth) {
        List<Place> places = new ArrayList<>();
        COSDictionary nodePage = page(node);
        for (Object kid : kids(node, depth)) {
            if (kid instanceof PDStructureElement element) {
                places.addAll(places(element, depth + 1));
            } else {
                place(kid, nodePage).ifPresent(places::add);
            }
        }
        return places;
    }

    private void heading(int level, PDStructureElement element, int depth) {
        List<Place> places = places(element, depth);
        turnToFirst(places);
        out.heading(level, text(places));
    }

    private void paragraph(List<Place> places) {
        turnToFirst(places);
        out.paragraph(text(places));
        places.clear();
    }

    /** An entry: its own words, then the lists in it. */
    private void item(PDStructureElement item, int depth) {
        List<Place> own = new ArrayList<>();
        List<PDStructureElement> nested = new ArrayList<>();
        for (Object kid : kids(item, depth)) {
            if (kid instanceof PDStructureElement element) {
                body(element, depth + 1, own, nested);
            } else {
                place(kid, page(item)).ifPresent(own::add);
            }
        }
        turnToFirst(own);
        out.item(lists - 1, text(own));
        nested.forEach(list -> element(list, depth + 1));
    }

    private void body(PDStructureElement body, int depth, List<Place> own, List<PDStructureElement> nested) {
        if ("L".equals(body.getStandardStructureType())) {
            nested.add(body);
            return;
        }
        if ("Lbl".equals(body.getStandardStructureType())) {
            List<Place> label = places(body, depth);
            // A number says something, a bullet does not.
            if (label.stream()
                    .anyMatch(place -> place.text().toString().chars().anyMatch(Character::isLetterOrDigit))) {
                own.addAll(label);
            }
            return;
        }
        COSDictionary bodyPage = page(body);
        for (Object kid : kids(body, depth)) {
            if (kid instanceof PDStructureElement element) {
                body(element, depth + 1, own, nested);
            } else {
                place(kid, bodyPage).ifPresent(own::add);
            }
        }
    }

    private void table(PDStructureElement element, int depth) {
        Table table = new Table();
        rows(element, depth, table);
        table.write(out);
    }

    private void rows(PDStructureElement node, int depth, Table table) {
        for (Object kid : kids(node, depth)) {
            if (!(kid instanceof PDStructureElement element)) {
                continue;
            }
            String type = Objects.requireNonNullElse(element.getStandardStructureType(), "");
            if (type.equals("Caption")) {
                paragraph(places(element, depth + 1));
            } else if (type.equals("TH") || type.equals("TD")) {
                List<Place> places = places(element, depth + 1);
                turnToFirst(places);
                table.cell(
                        text(places).replace('\f', ' '), type.equals("TH"), span(element, true), span(element, false));
            } else {
                if (type.equals("TR")) {
                    table.row();
                }
                rows(element, depth + 1, table);
            }
        }
    }

    private static int span(PDStructureElement cell, boolean columns) {
        for (int i = 0; i < cell.getAttributes().size(); i++) {
            if (cell.getAttributes().getObject(i) instanceof PDTableAttributeObject attributes) {
                return columns ? attributes.getColSpan() : attributes.getRowSpan();
            }
        }
        return 1;
    }

    private void turnToFirst(List<Place> places) {
        if (!places.isEmpty()) {
            turnTo(places.getFirst().page());
        }
    }

    private void turnTo(int number) {
        for (; page < number; page++) {
            out.endPage();
        }
    }

    /** The words in order, a form feed where they go on overleaf. */
    private String text(List<Place> places) {
        StringBuilder text = new StringBuilder();
        PdfText last = null;
        for (Place place : places) {
            if (place.page() > page) {
                text.append('\f');
                page = place.page();
            } else if (last != null) {
                place.text().joinTo(last, text);
            }
            text.append(place.text());
            last = place.text();
        }
        return text.toString();
    }
}
