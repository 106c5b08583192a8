package dev.fathom.internal.lucene;

/**
 * The fields of the index. Three kinds of Lucene documents form the block of one source document: its figures and passages,
 * and last its record. Fields searched by words have names of their own for each kind, so that statistics do not mix.
 */
public final class Fields {

    /** On all kinds: the document's id, and which kind it is. */
    public static final String ID = "id";

    public static final String KIND = "kind";
    public static final String PASSAGE = "passage";
    public static final String FIGURE = "figure";
    public static final String RECORD = "record";

    /** Lucene's own mark on the last of a block. */
    public static final String PARENT = "block";

    /** On passages and figures, for filters: the document's date as days since 1970, its title, its metadata by type. */
    public static final String DATE = "date";

    public static final String TITLE = "title";
    public static final String STRING_PREFIX = "s.";
    public static final String NUMBER_PREFIX = "n.";
    public static final String DATE_PREFIX = "d.";
    public static final String NAMES = "names";

    /** Passages: searched words of text, headings and title. */
    public static final String ALL = "all";

    /** Passages: words of the title and of the headings alone, for queries that name a field. */
    public static final String PASSAGE_TITLE = "passageTitle";

    public static final String PASSAGE_HEADINGS = "passageHeadings";

    /** The last passage of each context: the terms of title and headings, and of the passages, in order, for re-ranking. */
    public static final String TERMS = "terms";

    /** Passages: the vector that the embedder gave them, if the index has an embedder. */
    public static final String VECTOR = "vector";

    /** Passages: what tells near-duplicates. */
    public static final String SIGNATURE = "signature";

    /** Passages: the text since the passage before, which together with the record's tail is the document's text. */
    public static final String SLICE = "slice";

    /** Passages: span, headings and the like, encoded. */
    public static final String PLACE = "place";

    /** Figures: all words they are searched by, as {@link FigureWords} weighs them; and the words of title and place. */
    public static final String WORDS = "words";

    public static final String PLACES = "places";

    /** Figures: the terms of the title as one, for queries that name the document. */
    public static final String WHOLE_TITLE = "wholeTitle";

    /** Figures: ends of the allowed interval and the stated numbers, in the base unit and as written. */
    public static final String LOW = "low";

    public static final String HIGH = "high";
    public static final String VALUE = "value";
    public static final String NUMBER = "number";
    public static final String NUMBER_LOW = "numberLow";
    public static final String NUMBER_HIGH = "numberHigh";
    public static final String UNIT = "unit";
    public static final String DIMENSION = "dimension";
    public static final String QUANTITY = "quantity";
    public static final String DIRECTION = "direction";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String BASELINE_FROM = "baselineFrom";
    public static final String BASELINE_TO = "baselineTo";

    /** Figures: the place as written, for counting; what the ranking asks of every figure, packed into a number. */
    public static final String PLACE_NAME = "placeName";

    public static final String TRAITS = "traits";

    /** Figures: equal for the same figure in the same words. */
    public static final String SAME = "same";

    /** Figures: the whole figure, encoded. */
    public static final String ENCODED = "figure";

    /** Records: what is needed to rebuild the document. */
    public static final String HASH = "hash";

    /** Records: what the document's file was like, with hash and id, to be read for all documents at once; and the id to find it by. */
    public static final String KNOWN = "known";

    public static final String OWNER = "owner";

    /** Records: the acronyms the document defines, as {@link Definitions} puts them. */
    public static final String ACRONYMS = "acronyms";

    /** Records: what every hit tells of its document, in one piece that is read without unpacking text. */
    public static final String SOURCE = "source";

    public static final String TAIL = "tail";

    private Fields() {}
}
