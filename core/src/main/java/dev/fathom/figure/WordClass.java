package dev.fathom.figure;

/** What the lexicon knows about a word. A word has any number of classes; a set of them is a bit mask. */
enum WordClass {
    // parts of speech
    NOUN,
    ADJECTIVE,
    VERB,
    ADVERB,
    DETERMINER,
    PRONOUN,
    PREPOSITION,
    CONJUNCTION,
    /** Forms of be, have, do. */
    AUXILIARY,
    /** Can, will, must… */
    MODAL,
    NEGATION,
    /** Who, which, that, whose, where. */
    RELATIVE,
    /** {@code 's}. */
    POSSESSIVE,
    // forms
    PLURAL,
    /** Past or participle: rose, risen, increased. */
    PAST,
    ING,
    // numbers
    /** One, two … ninety; has a value. */
    CARDINAL,
    /** First, second …; has a value. */
    ORDINAL,
    /** Hundred, thousand, million, crore; has a value. */
    SCALE,
    /** Half, third, quarter (the denominators); has a value, the denominator. */
    FRACTION,
    /** Doubled, tripled, twice …; has a value, the factor. */
    MULTIPLE,
    /** Dozens, hundreds, thousands …: a range; has a value, its low end. */
    VAGUE,
    /** A word before a number that makes it a name: article, page, no, highway. */
    REFERENCE,
    /** A reference word that rules out a count even before a plural: category, chapter, page. */
    LABEL,
    /** Splits off a number that follows at once: usd, rs, fy. */
    PREFIX,
    // change
    UP,
    DOWN,
    /** Stay, remain, flat. */
    STEADY,
    // time
    MONTH,
    WEEKDAY,
    /** Year, quarter, month, decade … singular or plural. */
    TIME_NOUN,
    SEASON,
    // things
    /** Child, worker, patient: nouns for people, whose bare numbers may be ages. */
    PERSON,
    /** Province, city, ministry, company: heads of names of places and organisations. */
    PLACE_NOUN,
    /** Number, amount, total, share, rate: measures of something else. */
    MEASURE_NOUN,
    /** A country, capital or other place name of one word. */
    PLACE_NAME,

    // attribution
    /** A verb of change that changes what stands before the amount: raise, cut. */
    TRANSITIVE,
    /** A verb of change whose object is the amount: add, lose. */
    OBJECT,
    /** More, fewer, above: what stands after an amount of change. */
    COMPARATIVE,
    /** And, or. */
    COORDINATOR,
    /** While, whereas, although. */
    SUBORDINATOR,
    /** Forms of be. */
    BE,
    /** Forms of have. */
    HAVE,
    /** Company, ministry, plc: heads of names of organisations. */
    ORGANISATION,
    /** Report, bulletin, review: what titles speak of beside the name. */
    TITLE_WORD,
    /** Fiscal, financial. */
    FISCAL,
    /** Period, plan, term. */
    TENURE,
    /** Currently, now. */
    NOW,
    /** Spend, allocate, receive: verbs about money that goes somewhere. */
    TRANSFER,
    /** Be, reach, account for: verbs that say how large their subject is. */
    STATING,
    /** Province, plc: words that say only what kind of place or company a name is. */
    ADMINISTRATIVE,
    /** Go, come, end: verbs that with "up" or "down" tell of a change. */
    MOVING,
    /** Names whose value is the month in which the fiscal year begins there. */
    FISCAL_CUSTOM,
    /** Range, band, level: a noun that says nothing of what it is about. */
    BAND,
    /** See, record: verbs whose object is what happened to their subject. */
    SHOWING,
    /** Increase, cut: nouns whose amount is an amount of change. */
    CHANGE_NOUN,
    /** Be, total, reach: verbs whose object is how many their subject is. */
    SIZING,
    /** The, last, end: words that a time may begin with. */
    TIME_START,
    /** American, Chinese. */
    DEMONYM,
    /** The, top: words that a figure or a time may begin with though they are neither numbers nor times. */
    OPENING;

    private static final WordClass[] ALL = values();

    /** The bit of this class in a mask. */
    final long bit = 1L << ordinal();

    /** The mask of several classes. */
    static long mask(WordClass... classes) {
        long mask = 0;
        for (WordClass c : classes) {
            mask |= c.bit;
        }
        return mask;
    }

    /** The classes of words that stand for numbers. */
    static final long NUMERIC = mask(CARDINAL, SCALE, FRACTION, MULTIPLE, VAGUE, ORDINAL);

    static int count() {
        return ALL.length;
    }
}
