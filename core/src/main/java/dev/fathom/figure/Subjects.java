package dev.fathom.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what each figure of a sentence is a figure of: the shortest noun phrase by which it would be looked up. */
final class Subjects {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int IN = WORDS.id("in");
    private static final int FROM = WORDS.id("from");
    private static final int TO = WORDS.id("to");
    private static final int AT = WORDS.id("at");
    private static final int TOP = WORDS.id("top");
    private static final int AMONG = WORDS.id("among");
    private static final int UP = WORDS.id("up");
    private static final int DOWN = WORDS.id("down");
    private static final int BY = WORDS.id("by");
    private static final Trie AGED = Trie.ofWords("aged ages");
    private static final long CHANGE = WordClass.mask(WordClass.UP, WordClass.DOWN);
    private static final Set<String> TIME_UNITS =
            Set.of("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "night");
    private static final int FARTHEST = 8;

    private final Tokens t;
    private final Phrases phrases;
    private final Clauses clauses;
    private final Terms terms;
    private final Complements complements;
    private final Attributives attributives;
    private final Distribution distribution;
    private final Shares shares;
    private final GovernedSubjects governed;
    private final Context context;
    private final List<Optional<String>> found = new ArrayList<>();
    private List<Mention> mentions = List.of();

    Subjects(Tokens tokens, Phrases phrases, Clauses clauses, Context context) {
        this.t = tokens;
        this.phrases = phrases;
        this.clauses = clauses;
        this.terms = new Terms(tokens, phrases);
        this.complements = new Complements(tokens, phrases, terms);
        this.attributives = new Attributives(tokens, phrases, clauses, terms);
        this.shares = new Shares(tokens, phrases, clauses, complements, attributives);
        this.distribution = new Distribution(tokens, phrases, clauses);
        this.governed = new GovernedSubjects(tokens, phrases, clauses, terms, complements, context);
        this.context = context;
    }

    /** The subjects of the sentence's figures, in their order. */
    List<Optional<String>> read(List<Mention> mentions, List<Governor> governors) {
        this.mentions = mentions;
        found.clear();
        governed.begin(mentions, found);
        for (int k = 0; k < mentions.size(); k++) {
            found.add(of(k, mentions.get(k), governors.get(k)));
        }
        distribution.read(mentions, governors, found);
        for (Optional<String> subject : found) {
            if (subject.isPresent()) {
                context.topic(subject.get());
                break;
            }
        }
        return found;
    }

    private Optional<String> of(int k, Mention m, Governor g) {
        if (isDurationOfTime(m) || clauses.isOld(m) && phrases.nounEnd(m.last + 3) < 0) {
            return Optional.empty();
        }
        if (AGED.has(t, m.outerFirst - 1)) {
            return aged(m);
        }
        Optional<String> label = context.labelled();
        if (label.isPresent() && isListed(k, m, g)) {
            return label;
        }
        if (m.quantity instanceof Quantity.Rank) {
            return rank(k, m, g);
        }
        if (m.counted && !m.hasUnit && k > 0 && !m.unit.equals("point")) {
            Optional<String> field = t.is(m.outerLast + 1, IN) ? complements.after(m.outerLast + 1) : Optional.empty();
            return field.or(() -> governed.sameUnit(m, k));
        }
        if (m.counted && m.nounFirst >= 0 && !m.unit.endsWith("point") && !isTime(m) && !isReached(g)) {
            return t.isJoint(m.numberLast + 1) ? attributives.attributive(m).or(() -> counted(m)) : counted(m);
        }
        return bracketed(m, k)
                .or(() -> attributives.young(m))
                .or(() -> attributives.ageOf(m, g))
                .or(() -> attributives.attributive(m))
                .or(() -> shares.read(m, g, mentions, previousOrTopic(k)))
                .or(() -> governed.of(m, g, k))
                .or(() -> k > 0 ? found.get(k - 1) : label)
                .or(context::topic);
    }

    /** "<em>Women</em> aged 25 to 54", "<em>women</em> (ages 15–49)", "three <em>children</em>, ages 4 and 7". */
    private Optional<String> aged(Mention m) {
        int before = m.outerFirst - 2;
        boolean bracket = t.isSymbol(before, '(');
        int who = t.isSymbol(before, ',') || bracket ? before - 1 : before;
        if (phrases.is(who, Phrases.FIGURE) && phrases.mention(who).counted) {
            return counted(phrases.mention(who));
        }
        boolean named = phrases.is(who, Phrases.NOUN) && (!bracket || t.is(who, WordClass.PERSON));
        return named ? terms.of(clauses.chain(who)) : Optional.empty();
    }

    /** Whether a figure on a labelled line stands without a sentence of its own: "total: 5 km", "partners: China 22 %". */
    private boolean isListed(int k, Mention m, Governor g) {
        boolean first = t.isSymbol(m.outerFirst - 1, ':')
                && (k == 0 || AGED.has(t, mentions.get(k - 1).outerFirst - 1)); // "rate (ages 15–24): 9 %"
        boolean bare = g.verb() < 0
                && g.figure() < 0
                && !m.counted
                && !t.isSymbol(m.outerFirst - 1, '(')
                && !isLabelledInside(m, g);
        return first || bare && (g.noun().isPresent() || k == 0);
    }

    /** "(<em>base price</em>: $30)". */
    private boolean isLabelledInside(Mention m, Governor g) {
        return t.isSymbol(m.outerFirst - 1, ':')
                && g.noun().filter(n -> t.isSymbol(n.first() - 1, '(')).isPresent();
    }

    /** What was spoken of before: by the figure before, else in the sentence before. */
    private Optional<String> previousOrTopic(int k) {
        return k > 0 ? found.get(k - 1) : context.topic();
    }

    /** Whether the figure is the length of a time: "in the past five years". */
    boolean isDurationOfTime(Mention m) {
        boolean inside = phrases.is(m.outerFirst - 1, Phrases.TIME)
                        && phrases.time(m.outerFirst - 1).end() > m.last
                || phrases.is(m.outerLast + 1, Phrases.TIME)
                        && phrases.time(m.outerLast + 1).first() <= m.first;
        boolean recent = t.is(m.outerFirst - 1, WordClass.TIME_START)
                && t.is(m.outerFirst - 1, WordClass.ADJECTIVE)
                && phrases.is(m.outerFirst - 2, Phrases.DETERMINER);
        return (inside || recent) && isTime(m);
    }

    /** Whether the figure is a length of time. */
    static boolean isTime(Mention m) {
        return TIME_UNITS.contains(m.unit);
    }

    /** "Shrunk from 5.4 to 4.7 persons", "the population is 8 million people": how large the subject is. */
    private boolean isReached(Governor g) {
        if (g.verb() < 0 || g.noun().isPresent()) {
            return false;
        }
        int p = g.preposition();
        if (t.isAny(g.verb(), CHANGE)) {
            return p == TO || p == FROM || p == BY;
        }
        boolean sized = (p == 0 || p == AT || p == TO) && t.is(g.verb(), WordClass.SIZING);
        return sized
                && clauses.subject(g.verb(), mentions)
                        .filter(s -> !s.equals(Clauses.PRONOUN)
                                && t.is(s.last(), WordClass.NOUN)
                                && !t.isCapitalised(s.last())
                                && !t.is(s.last(), WordClass.PLURAL))
                        .isPresent();
    }

    private Optional<String> counted(Mention m) {
        int first = skip(m);
        boolean measure = first == m.nounLast && t.is(first, WordClass.MEASURE_NOUN) && t.is(m.nounLast + 1, OF);
        Optional<String> whole = measure ? complements.after(m.nounLast + 1) : Optional.empty();
        return whole.or(() -> Optional.of(t.text(first, m.nounLast)));
    }

    private int skip(Mention m) {
        int first = m.nounFirst;
        while (first < m.nounLast
                && !t.isJoint(first + 1)
                && (t.is(first, WordClass.COMPARATIVE) || t.is(first, WordClass.DETERMINER))) {
            first++;
        }
        return first;
    }

    /** "Ranked 4th among 17", "third in the league"; "among the top 10 in exports" ranks in exports, "the top 10 clubs" are clubs. */
    private Optional<String> rank(int k, Mention m, Governor g) {
        boolean among = g.preposition() == AMONG || g.preposition() == IN;
        if (among) {
            for (int i = m.outerLast + 1; i < Math.min(t.size(), m.outerLast + FARTHEST); i++) {
                if (t.is(i, IN)) {
                    return complements.after(i).or(() -> previousOrTopic(k));
                }
            }
        }
        if (t.is(m.outerLast + 1, IN) && ((Quantity.Rank) m.quantity).of().isPresent()) {
            Optional<String> field = complements.after(m.outerLast + 1);
            if (field.isPresent()) {
                return field;
            }
        }
        if (m.counted && m.nounFirst >= 0 && t.is(m.first, TOP)) {
            return Optional.of(t.text(m.nounFirst, m.nounLast));
        }
        int noun = t.isJoint(m.first + 1) ? phrases.nounEnd(m.last + 1) : -1;
        if (noun >= 0) {
            return terms.of(new Phrase(m.last + 1, noun)); // "the second-biggest haul"
        }
        if (g.figure() >= 0) {
            return found.get(g.figure());
        }
        Optional<String> own = attributives.attributive(m);
        if (own.isPresent() || k == 0 && g.verb() < 0) {
            return own;
        }
        return k > 0 ? found.get(k - 1) : governed.clauseSubject(g.verb());
    }

    /** "Men (15.1 %)", "70 km (43 miles)", "£61m (2023: £74m)". */
    private Optional<String> bracketed(Mention m, int k) {
        int i = m.outerFirst - 1;
        if (t.isSymbol(i, ':') && phrases.is(i - 1, Phrases.TIME)) {
            i = phrases.time(i - 1).first() - 1;
        }
        if (t.is(i, UP) || t.is(i, DOWN)) {
            i--;
        }
        if (!t.isSymbol(i, '(')) {
            return Optional.empty();
        }
        boolean described = k > 0
                && phrases.is(i - 1, Phrases.NOUN)
                && phrases.nounStart(i - 1) <= mentions.get(k - 1).outerLast + 1;
        if (phrases.is(i - 1, Phrases.NOUN) && !described) {
            return terms.of(clauses.chain(i - 1));
        }
        return governed.previous(k);
    }
}
