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
    private static final int THEY = WORDS.id("they");
    private static final int AMONG = WORDS.id("among");
    private static final int WITH = WORDS.id("with");
    private static final int THAN = WORDS.id("than");
    private static final int AGAINST = WORDS.id("against");
    private static final int VERSUS = WORDS.id("versus");
    private static final int UP = WORDS.id("up");
    private static final int DOWN = WORDS.id("down");
    private static final int BY = WORDS.id("by");
    private static final int AGED = WORDS.id("aged");
    private static final int WORTH = WORDS.id("worth");
    private static final Set<Integer> COMPARING = Set.of(WORDS.id("compared"), WORDS.id("comparing"));
    private static final long CHANGE = WordClass.mask(WordClass.UP, WordClass.DOWN);
    private static final Set<String> TIME_UNITS =
            Set.of("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "night");
    private static final Trie COST = Trie.ofWords("cost costs costing");
    private static final int FARTHEST = 8;

    private final Tokens t;
    private final Phrases phrases;
    private final Clauses clauses;
    private final Complements complements;
    private final Attributives attributives;
    private final Distribution distribution;
    private final Shares shares;
    private final Context context;
    private final List<Optional<String>> found = new ArrayList<>();
    private List<Mention> mentions = List.of();

    Subjects(Tokens tokens, Phrases phrases, Clauses clauses, Context context) {
        this.t = tokens;
        this.phrases = phrases;
        this.clauses = clauses;
        this.complements = new Complements(tokens, phrases, clauses);
        this.attributives = new Attributives(tokens, phrases, clauses);
        this.shares = new Shares(tokens, phrases, clauses, complements, attributives);
        this.distribution = new Distribution(tokens, phrases, clauses);
        this.context = context;
    }

    /** The subjects of the sentence's figures, in their order. */
    List<Optional<String>> read(List<Mention> mentions, List<Governor> governors) {
        this.mentions = mentions;
        found.clear();
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
        Optional<String> label = context.labelled();
        if (label.isPresent() && isListed(k, m, g)) {
            return label;
        }
        if (m.quantity instanceof Quantity.Rank) {
            return rank(k, m, g);
        }
        if (m.counted && !m.hasUnit && k > 0 && !m.unit.equals("point")) {
            Optional<String> field = t.is(m.outerLast + 1, IN) ? complements.after(m.outerLast + 1) : Optional.empty();
            return field.or(() -> sameUnit(m, k));
        }
        if (m.counted && m.nounFirst >= 0 && !m.unit.endsWith("point") && !isTime(m) && !isReached(g)) {
            return t.isJoint(m.numberLast + 1) ? attributives.attributive(m).or(() -> counted(m)) : counted(m);
        }
        if (t.is(m.outerFirst - 1, AGED)) {
            if (phrases.is(m.outerFirst - 2, Phrases.FIGURE) && phrases.mention(m.outerFirst - 2).counted) {
                return counted(phrases.mention(m.outerFirst - 2));
            }
            return phrases.is(m.outerFirst - 2, Phrases.NOUN)
                    ? clauses.name(clauses.chain(m.outerFirst - 2))
                    : Optional.empty();
        }
        return bracketed(m, k)
                .or(() -> attributives.young(m))
                .or(() -> attributives.ageOf(m, g))
                .or(() -> attributives.attributive(m))
                .or(() -> shares.read(m, g, mentions, previousOrTopic(k)))
                .or(() -> governed(m, g, k))
                .or(() -> k > 0 ? found.get(k - 1) : label)
                .or(context::topic);
    }

    /** Whether a figure on a labelled line stands without a sentence of its own: "total: 5 km", "partners: China 22 %". */
    private boolean isListed(int k, Mention m, Governor g) {
        boolean first = k == 0 && t.isSymbol(m.outerFirst - 1, ':');
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

    private Optional<String> previous(int k) {
        return k > 0 ? found.get(k - 1) : Optional.empty();
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
        while (first < m.nounLast && (t.is(first, WordClass.COMPARATIVE) || t.is(first, WordClass.DETERMINER))) {
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
            return clauses.name(new Phrase(m.last + 1, noun)); // "the second-biggest haul"
        }
        if (g.figure() >= 0) {
            return found.get(g.figure());
        }
        Optional<String> own = attributives.attributive(m);
        if (own.isPresent() || k == 0 && g.verb() < 0) {
            return own;
        }
        return k > 0 ? found.get(k - 1) : clauseSubject(g.verb());
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
            return clauses.name(clauses.chain(i - 1));
        }
        return previous(k);
    }

    private Optional<String> governed(Mention m, Governor g, int k) {
        if (isComparison(g) && k > 0) {
            return sameUnit(m, k);
        }
        int p = g.preposition();
        Optional<String> purpose = purpose(m, g);
        if (purpose.isPresent()) {
            return purpose;
        }
        if (g.figure() >= 0 && g.noun().isEmpty()) {
            boolean sameKind = mentions.get(g.figure()).unit.equals(m.unit);
            return p == AT && !sameKind && g.verb() >= 0 ? sameUnit(m, k) : found.get(g.figure());
        }
        if (g.noun().isPresent() && t.isSymbol(m.outerFirst - 1, ':')) {
            return clauses.name(g.noun().get());
        }
        if (g.coordinated() && g.comma() && p == FROM && k > 0) {
            return sameUnit(m, k); // "rose to 29 in cars, and from 14 to 24 in vans"
        }
        if (g.noun().isPresent() && g.comma() && (p == 0 || p == UP || p == DOWN || isTime(m)) && g.verb() < 0) {
            return k > 0 ? found.get(k - 1) : mainSubject(g);
        }
        if (phrases.is(m.outerFirst - 1, Phrases.RELATIVE) && t.is(m.outerFirst - 2, OF)) {
            Optional<String> use = complements.predicate(m.outerLast + 1, false);
            if (use.isPresent()) {
                return use;
            }
        }
        if (phrases.is(m.outerFirst - 1, Phrases.RELATIVE)) {
            int antecedent = t.isSymbol(m.outerFirst - 2, ',') ? m.outerFirst - 3 : m.outerFirst - 2;
            return phrases.is(antecedent, Phrases.NOUN) ? clauses.name(clauses.chain(antecedent)) : previous(k);
        }
        if (isTime(m) && g.verb() >= 0 && p != OF) {
            return p == IN && isGerund(g.verb()) ? Optional.of(t.text(g.verb())) : clauseSubject(g.verb());
        }
        if (g.noun().isPresent() && p == 0 && COST.has(t, g.verb())) {
            return clauseSubject(g.verb()); // "the repair will cost owners $400"
        }
        if (g.noun().isPresent()
                && g.verb() < 0
                && (p == AT || p == TO)
                && isCompared(g.noun().get())) {
            return k > 0 ? previous(k) : mainSubject(g);
        }
        if (g.noun().isPresent() && (g.verb() < 0 || p == OF || p == WORTH || p == 0)) {
            return clauses.name(phrase(g)).or(() -> ofChange(g, k));
        }
        if (g.noun().isPresent() && g.outer().isPresent() && p != 0 && !clauses.isPassive(g.verb())) {
            return clauses.name(g.outer().get());
        }
        if (g.verb() >= 0) {
            int start = clauses.groupStart(g.verb());
            boolean participle =
                    t.is(start, WordClass.ING) && k > 0 && (t.isSymbol(start - 1, ',') || t.isSymbol(start - 1, '—'));
            if (isGerund(g.verb()) && p != 0) {
                return Optional.of(t.text(start));
            }
            boolean pronoun = phrases.is(g.at() - 1, Phrases.PRONOUN) && k > 0;
            return participle || pronoun ? found.get(k - 1) : clauseSubject(g.verb());
        }
        return complements.predicate(m.outerLast + 1, false);
    }

    /** "By <em>closing</em> roads", with a preposition before it. */
    private boolean isGerund(int verb) {
        return clauses.groupStart(verb) == verb
                && t.is(verb, WordClass.ING)
                && phrases.is(verb - 1, Phrases.PREPOSITION)
                && !t.isAny(verb, CHANGE);
    }

    /** "Flat <em>against the euro</em> at 1.2": what the noun is measured by. */
    private boolean isCompared(Phrase noun) {
        int i = noun.first() - 1;
        i = phrases.is(i, Phrases.DETERMINER) ? i - 1 : i;
        return t.is(i, AGAINST) || t.is(i, VERSUS);
    }

    /** The noun that an amount is of: "a profit after tax of 5", "revenue of 5". */
    private Phrase phrase(Governor g) {
        Phrase noun = g.noun().orElseThrow();
        Phrase outer = g.outer().orElse(noun);
        boolean fixed = noun.last() - outer.first() < 6
                && !clauses.isName(noun.first(), noun.last())
                && (g.preposition() == OF || g.preposition() == 0 && g.verb() < 0)
                && phrases.is(outer.last() + 1, Phrases.PREPOSITION)
                && !t.isAny(outer.last(), CHANGE)
                && !t.is(outer.last(), WordClass.MEASURE_NOUN)
                && !t.is(outer.last(), WordClass.BAND);
        return fixed ? new Phrase(outer.first(), noun.last()) : outer;
    }

    /** The subject of the clause before the comma: "shares have been on a tear, up 57 %". */
    private Optional<String> mainSubject(Governor g) {
        for (int i = g.noun().orElseThrow().first(); i >= 0 && i > g.at() - 30; i--) {
            if (phrases.is(i, Phrases.VERB) || phrases.is(i, Phrases.AUXILIARY)) {
                return clauseSubject(i);
            }
        }
        return clauses.name(g.outer().orElse(g.noun().get()));
    }

    private boolean isComparison(Governor g) {
        int p = g.preposition();
        boolean from = (p == FROM || p == TO)
                && (t.is(g.at() - 1, UP) || t.is(g.at() - 1, DOWN))
                && !phrases.is(g.at() - 2, Phrases.AUXILIARY)
                && !phrases.is(g.at() - 2, Phrases.VERB);
        return from
                || (p == AGAINST || p == THAN) && (g.noun().isEmpty() || g.verb() >= 0 || g.comma())
                || p == WITH && g.verb() >= 0 && COMPARING.contains(t.word(g.verb()));
    }

    /** "…, a decline of 9 %": what was spoken of before; "cuts of 3 million": the cuts. */
    private Optional<String> ofChange(Governor g, int k) {
        Phrase noun = g.outer().orElse(g.noun().orElseThrow());
        boolean things = t.is(noun.last(), WordClass.PLURAL) && !g.comma();
        if (things) {
            return Optional.of(t.text(noun.first(), noun.last()));
        }
        if (g.verb() >= 0 && !g.comma() && !t.is(g.verb(), WordClass.ING)) {
            return t.is(g.verb(), WordClass.SHOWING) || t.is(g.verb(), WordClass.STATING)
                    ? clauseSubject(g.verb())
                    : k > 0 && g.outer().isEmpty() ? found.get(k - 1) : Optional.of(t.text(noun.first(), noun.last()));
        }
        return k > 0 ? found.get(k - 1) : g.verb() >= 0 ? clauseSubject(g.verb()) : context.topic();
    }

    /** The subject of the nearest earlier figure in the same unit, else of the one right before. */
    private Optional<String> sameUnit(Mention m, int k) {
        for (int j = k - 1; j >= Math.max(0, k - FARTHEST); j--) {
            if (mentions.get(j).unit.equals(m.unit)) {
                return found.get(j);
            }
        }
        return previous(k);
    }

    /** "Spent 5 million on <em>roads</em>", "and 2 million from <em>donors</em>", "added £2 a week to a <em>bill</em>". */
    private Optional<String> purpose(Mention m, Governor g) {
        boolean money = m.unit.length() >= 3
                && Character.isUpperCase(m.unit.charAt(0))
                && Character.isUpperCase(m.unit.charAt(1));
        boolean transferred =
                g.verb() >= 0 && t.is(g.verb(), WordClass.TRANSFER) && g.noun().isEmpty();
        boolean added = g.verb() >= 0 && t.is(g.verb(), WordClass.OBJECT) && t.is(g.verb(), WordClass.UP);
        if (added && g.preposition() == 0) {
            return complements.destination(m.outerLast + 1);
        }
        boolean listed = g.coordinated() && !g.comma();
        Optional<String> kind = money && g.preposition() != OF ? complements.kind(m.outerLast + 1) : Optional.empty();
        if (kind.isPresent()) {
            return kind;
        }
        if (!money || g.preposition() != 0 && !listed || !transferred && !listed) {
            return Optional.empty();
        }
        return complements.purpose(m.outerLast + 1);
    }

    private Optional<String> clauseSubject(int verb) {
        Optional<Phrase> subject = clauses.subject(verb, mentions);
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        if (subject.get().equals(Clauses.PRONOUN)) {
            Optional<String> here = found.isEmpty() ? Optional.empty() : found.getFirst();
            Optional<String> several = nounBefore(verb);
            if (several.isPresent() && here.filter(h -> !h.endsWith("s")).isPresent()) {
                return several;
            }
            return here.or(context::topic).or(context::titleSubject).or(() -> nounBefore(verb));
        }
        return clauses.name(subject.get());
    }

    /** The noun that "they" most likely stands for: the last plural before it. */
    private Optional<String> nounBefore(int verb) {
        int pronoun = verb;
        while (pronoun > 0 && !phrases.is(pronoun, Phrases.PRONOUN)) {
            pronoun--;
        }
        for (int i = pronoun - 1; i >= 0 && i > pronoun - 30 && t.is(pronoun, THEY); i--) {
            if (phrases.is(i, Phrases.NOUN) && t.is(i, WordClass.PLURAL)) {
                return Optional.of(t.text(phrases.nounStart(i), i));
            }
        }
        return Optional.empty();
    }
}
