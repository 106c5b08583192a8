package dev.fathom.internal.lucene;

/**
 * The fields of the index. Three kinds of Lucene documents form the block of one source document: its figures and passages,
 * and last its record. Fields searched by words have names of their own for each kind, so that statistics do not mix.
 */
final class Fields {

    /** On all kinds: the document's id, and which kind it is. */
    static final String ID = "id";

    static final String KIND = "kind";
    static final String PASSAGE = "passage";
    static final String FIGURE = "figure";
    static final String RECORD = "record";

    /** Lucene's own mark on the last of a block. */
    static final String PARENT = "block";

    /** On passages and figures, for filters: the document's date as days since 1970, its title, its metadata by type. */
    static final String DATE = "date";

    static final String TITLE = "title";
    static final String STRING_PREFIX = "s.";
    static final String NUMBER_PREFIX = "n.";
    static final String DATE_PREFIX = "d.";
    static final String NAMES = "names";

    /** Passages: searched words of text, headings and title. */
    static final String ALL = "all";

    /** Passages: words of the title and of the headings alone, for queries that name a field. */
    static final String PASSAGE_TITLE = "passageTitle";

    static final String PASSAGE_HEADINGS = "passageHeadings";

    /** The last passage of each context: the terms of title and headings, and of the passages, in order, for re-ranking. */
    static final String TERMS = "terms";

    /** Passages: the vector that the embedder gave them, if the index has an embedder. */
    static final String VECTOR = "vector";

    /** Passages: what tells near-duplicates. */
    static final String SIGNATURE = "signature";

    /** Passages: the text since the passage before, which together with the record's tail is the document's text. */
    static final String SLICE = "slice";

    /** Passages: span, headings and the like, encoded. */
    static final String PLACE = "place";

    /** Figures: searched words of subject and label, of the words around the number, of sentence, headings, title and place. */
    static final String SUBJECT = "subject";

    static final String NEAR = "near";
    static final String SENTENCE = "sentence";
    static final String HEADINGS = "headings";
    static final String TITLE_WORDS = "titleWords";

    /** Figures: the terms of the title as one, for queries that name the document. */
    static final String WHOLE_TITLE = "wholeTitle";

    static final String WHERE = "where";

    /** Figures: ends of the allowed interval and the stated numbers, in the base unit and as written. */
    static final String LOW = "low";

    static final String HIGH = "high";
    static final String VALUE = "value";
    static final String NUMBER = "number";
    static final String NUMBER_LOW = "numberLow";
    static final String NUMBER_HIGH = "numberHigh";
    static final String UNIT = "unit";
    static final String DIMENSION = "dimension";
    static final String QUANTITY = "quantity";
    static final String DIRECTION = "direction";
    static final String FROM = "from";
    static final String TO = "to";
    static final String BASELINE_FROM = "baselineFrom";
    static final String BASELINE_TO = "baselineTo";

    /** Figures: the place as written, for counting; what the ranking asks of every figure, packed into a number. */
    static final String PLACE_NAME = "placeName";

    static final String TRAITS = "traits";

    /** Figures: equal for the same figure in the same words. */
    static final String SAME = "same";

    /** Figures: the whole figure, encoded. */
    static final String ENCODED = "figure";

    /** Records: what is needed to rebuild the document. */
    static final String HASH = "hash";

    /** Records: what the document's file was like, with hash and id, to be read for all documents at once; and the id to find it by. */
    static final String KNOWN = "known";

    static final String OWNER = "owner";
    static final String RECORD_TITLE = "recordTitle";
    static final String RECORD_DATE = "recordDate";

    /** Records: the acronyms the document defines, as {@link Definitions} puts them. */
    static final String ACRONYMS = "acronyms";

    static final String METADATA = "metadata";
    static final String TAIL = "tail";

    private Fields() {}
}
