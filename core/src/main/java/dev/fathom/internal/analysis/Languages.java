package dev.fathom.internal.analysis;

import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** The analyzers by language code. */
final class Languages {

    /** Raised when a chain changes in a way that old indexes must not be read with. */
    static final String VERSION = "2";

    private static final String CODES =
            "ar, bg, bn, ca, cs, da, de, el, en, es, et, eu, fa, fi, fr, ga, gl, hi, hu, hy, id, it,"
                    + " ja, ko, lt, lv, nl, no, none, pt, ro, ru, sr, sv, th, tr, zh";

    private Languages() {}

    static Analyzer analyzer(String code) {
        return maker(code).get();
    }

    /** No map, and none of them made here, for a search of one language would then load all others. */
    private static Supplier<Analyzer> maker(String code) {
        return switch (code) {
            case "none" -> Folded::new;
            case "en" -> English::new;
            case "ar" -> ArabicAnalyzer::new;
            case "bg" -> BulgarianAnalyzer::new;
            case "bn" -> BengaliAnalyzer::new;
            case "ca" -> CatalanAnalyzer::new;
            case "cs" -> CzechAnalyzer::new;
            case "da" -> DanishAnalyzer::new;
            case "de" -> GermanAnalyzer::new;
            case "el" -> GreekAnalyzer::new;
            case "es" -> SpanishAnalyzer::new;
            case "et" -> EstonianAnalyzer::new;
            case "eu" -> BasqueAnalyzer::new;
            case "fa" -> PersianAnalyzer::new;
            case "fi" -> FinnishAnalyzer::new;
            case "fr" -> FrenchAnalyzer::new;
            case "ga" -> IrishAnalyzer::new;
            case "gl" -> GalicianAnalyzer::new;
            case "hi" -> HindiAnalyzer::new;
            case "hu" -> HungarianAnalyzer::new;
            case "hy" -> ArmenianAnalyzer::new;
            case "id" -> IndonesianAnalyzer::new;
            case "it" -> ItalianAnalyzer::new;
            case "ja", "ko", "zh" -> CJKAnalyzer::new;
            case "lt" -> LithuanianAnalyzer::new;
            case "lv" -> LatvianAnalyzer::new;
            case "nl" -> DutchAnalyzer::new;
            case "no" -> NorwegianAnalyzer::new;
            case "pt" -> PortugueseAnalyzer::new;
            case "ro" -> RomanianAnalyzer::new;
            case "ru" -> RussianAnalyzer::new;
            case "sr" -> SerbianAnalyzer::new;
            case "sv" -> SwedishAnalyzer::new;
            case "th" -> ThaiAnalyzer::new;
            case "tr" -> TurkishAnalyzer::new;
            default -> throw new IllegalArgumentException("no language \"" + code + "\"; choose one of " + CODES);
        };
    }

    /** Words folded, nothing else: for mixed languages. */
    private static final class Folded extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new StandardTokenizer();
            return new TokenStreamComponents(tokenizer, new FoldingFilter(tokenizer));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new LowerCaseFilter(in);
        }
    }

    /** Words folded, spelled alike, without the commonest ones, stemmed by Porter's algorithm. */
    private static final class English extends Analyzer {

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new StandardTokenizer();
            TokenStream stream = new EnglishPossessiveFilter(new FoldingFilter(tokenizer));
            stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
            stream = new UseFilter(new SpellingFilter(stream));
            return new TokenStreamComponents(tokenizer, new PorterStemFilter(stream));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new LowerCaseFilter(in);
        }
    }
}
