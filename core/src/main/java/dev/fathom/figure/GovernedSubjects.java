package dev.fathom.figure;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what a figure is of by the verb, noun or earlier figure that it hangs on. Not safe to share between threads. */
final class GovernedSubjects {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int IN = WORDS.id("in");
    private static final int FROM = WORDS.id("from");
    private static final int TO = WORDS.id("to");
    private static final int BY = WORDS.id("by");
    private static final int AT = WORDS.id("at");
    private static final int THEY = WORDS.id("they");
    private static final int WITH = WORDS.id("with");
    private static final int THAN = WORDS.id("than");
    private static final int AGAINST = WORDS.id("against");
    private static final int VERSUS = WORDS.id("versus");
    private static final int UP = WORDS.id("up");
    private static final int DOWN = WORDS.id("down");
    private static final int WORTH = WORDS.id("worth");
    private static final Set<Integer> COMPARING = Set.of(WORDS.id("compared"), WORDS.id("comparing"));
    private static final long CHANGE = WordClass.mask(WordClass.UP, WordClass.DOWN);
    private static final Trie COST = Trie.ofWords("cost costs costing");
    /** Verbs whose subject is so much more or less than their object: "to undercut rivals by 5 %". */
    private static final Trie SURPASSING = Trie.ofWords(
            "undercut undercuts outpace outpaced outpaces exceed exceeded exceeds surpass surpassed surpasses"
                    + " outperform outperformed underperform underperformed outnumber outnumbered beat beats miss missed"
                    + " trail trailed lag lagged lags outgrew outsell outsold overtook");

    /** Verbs of those who only say what may come: "the ministry expects <em>growth</em> of 3 %". */
    private static final Trie EXPECTING = Trie.ofWords(
            "expect expects expected forecast forecasts predict predicts predicted project projects projected anticipate"
                    + " anticipates anticipated foresee foresees foresaw");

    private static final Trie SIZED = Trie.ofWords("growth loss losses");

    private static final int FARTHEST = 8;

    private final Tokens t;
    private final Phrases phrases;
    private final Clauses clauses;
    private final Terms terms;
    private final Complements complements;
    private final Context context;
    private List<Mention> mentions = List.of();
    private List<Optional<String>> found = List.of();

    GovernedSubjects(
            Tokens tokens, Phrases phrases, Clauses clauses, Terms terms, Complements complements, Context context) {
        this.t = tokens;
        this.phrases = phrases;
        this.clauses = clauses;
        this.terms = terms;
        this.complements = complements;
        this.context = context;
    }

    /** Begins a sentence with its figures; {@code found} gathers the subjects of those before. */
    void begin(List<Mention> mentions, List<Optional<String>> found) {
        this.mentions = mentions;
        this.found = found;
    }

    /** What the figure before is of. */
    Optional<String> previous(int k) {
        return k > 0 ? found.get(k - 1) : Optional.empty();
    }

    /** What figure {@code k} is of, by its governor. */
    Optional<String> of(Mention m, Governor g, int k) {
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
            return terms.of(g.noun().get());
        }
        if (g.coordinated() && g.comma() && p == FROM && k > 0) {
            return sameUnit(m, k); // "rose to 29 in cars, and from 14 to 24 in vans"
        }
        if (g.noun().isPresent()
                && g.comma()
                && (p == 0 || p == UP || p == DOWN || Subjects.isTime(m))
                && g.verb() < 0) {
            return k > 0 ? previous(k) : mainSubject(g);
        }
        return phrases.is(m.outerFirst - 1, Phrases.RELATIVE) ? relative(m, k) : argument(m, g, k);
    }

    /** "The pipeline, which 3 people guard", "of which 5 million euros went on <em>roads</em>". */
    private Optional<String> relative(Mention m, int k) {
        Optional<String> use =
                t.is(m.outerFirst - 2, OF) ? complements.predicate(m.outerLast + 1, false) : Optional.empty();
        if (use.isPresent()) {
            return use;
        }
        int antecedent = t.isSymbol(m.outerFirst - 2, ',') ? m.outerFirst - 3 : m.outerFirst - 2;
        return phrases.is(antecedent, Phrases.NOUN) ? terms.of(clauses.chain(antecedent)) : previous(k);
    }

    /** By the noun or verb that the figure completes. */
    private Optional<String> argument(Mention m, Governor g, int k) {
        int p = g.preposition();
        if (Subjects.isTime(m) && g.verb() >= 0 && p != OF) {
            return p == IN && isGerund(g.verb()) ? Optional.of(t.text(g.verb())) : clauseSubject(g.verb());
        }
        if (g.noun().isPresent() && p == 0 && COST.has(t, g.verb())) {
            return clauseSubject(g.verb()); // "the repair will cost owners $400"
        }
        if (g.noun().isPresent() && p == BY && SURPASSING.has(t, g.verb())) {
            return clauseSubject(g.verb());
        }
        if (g.noun().isPresent() && g.coordinated() && p == 0 && k > 0 && isOfOther(m, g)) {
            return previous(k); // "5 million in Kenya and 3 million in Chad"
        }
        if (g.noun().isPresent()
                && k > 0
                && (p == FROM || p == TO)
                && isWholeOf(g.noun().get())) {
            return sameUnit(m, k);
        }
        if (g.noun().isPresent()
                && g.verb() < 0
                && (p == AT || p == TO)
                && isCompared(g.noun().get())) {
            return k > 0 ? previous(k) : mainSubject(g);
        }
        if (g.noun().isPresent() && (g.verb() < 0 || p == OF || p == WORTH || p == 0)) {
            return terms.of(phrase(g)).or(() -> ofChange(g, k));
        }
        if (g.noun().isPresent() && g.outer().isPresent() && p != 0 && !clauses.isPassive(g.verb())) {
            return terms.of(g.outer().get());
        }
        if (g.verb() >= 0) {
            int start = clauses.groupStart(g.verb());
            boolean participle =
                    t.is(start, WordClass.ING) && k > 0 && (t.isSymbol(start - 1, ',') || t.isSymbol(start - 1, '—'));
            if (isGerund(g.verb()) && p != 0) {
                return Optional.of(t.text(start));
            }
            boolean pronoun = phrases.is(g.at() - 1, Phrases.PRONOUN) && k > 0;
            return participle || pronoun ? previous(k) : clauseSubject(g.verb());
        }
        return complements.predicate(m.outerLast + 1, false);
    }

    /**
     * Whether the noun before "and" belongs to the figure before: "5 million in <em>Kenya</em> and 3 million in Chad", "two
     * years behind <em>schedule</em> and 3 million over budget", "62 % opposed the <em>plan</em> and 25 % backed it".
     */
    private boolean isOfOther(Mention m, Governor g) {
        Phrase noun = g.noun().orElseThrow();
        int i = noun.first() - 1;
        i = phrases.is(i, Phrases.DETERMINER) ? i - 1 : i;
        boolean placed = phrases.is(i, Phrases.PREPOSITION) && phrases.is(i - 1, Phrases.FIGURE) && !t.is(i, OF);
        int next = m.outerLast + 1;
        boolean acts = !g.comma() && (phrases.is(next, Phrases.VERB) || phrases.is(next, Phrases.AUXILIARY));
        return placed || acts || terms.isName(noun.first(), noun.last());
    }

    /** "By <em>closing</em> roads", with a preposition before it. */
    private boolean isGerund(int verb) {
        return clauses.groupStart(verb) == verb
                && t.is(verb, WordClass.ING)
                && phrases.is(verb - 1, Phrases.PREPOSITION)
                && !t.isAny(verb, CHANGE);
    }

    /** "5 % of <em>GDP</em> from 4 %": what the figure before is a share of. */
    private boolean isWholeOf(Phrase noun) {
        int i = noun.first() - 1;
        i = phrases.is(i, Phrases.DETERMINER) ? i - 1 : i;
        return t.is(i, OF) && phrases.is(i - 1, Phrases.FIGURE);
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
                && !terms.isName(noun.first(), noun.last())
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
        return terms.of(g.outer().orElse(g.noun().get()));
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
        if (g.verb() >= 0 && EXPECTING.has(t, g.verb())) {
            return SIZED.has(t, noun.last())
                    ? Optional.of(t.text(noun.first(), noun.last()))
                    : k > 0 ? found.get(k - 1) : context.topic();
        }
        if (g.verb() >= 0 && !g.comma() && !t.is(g.verb(), WordClass.ING)) {
            return t.is(g.verb(), WordClass.SHOWING) || t.is(g.verb(), WordClass.STATING)
                    ? clauseSubject(g.verb())
                    : k > 0 && g.outer().isEmpty() ? found.get(k - 1) : Optional.of(t.text(noun.first(), noun.last()));
        }
        return k > 0 ? found.get(k - 1) : g.verb() >= 0 ? clauseSubject(g.verb()) : context.topic();
    }

    /** The subject of the nearest earlier figure in the same unit, else of the one right before. */
    Optional<String> sameUnit(Mention m, int k) {
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

    Optional<String> clauseSubject(int verb) {
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
        return terms.of(subject.get());
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
