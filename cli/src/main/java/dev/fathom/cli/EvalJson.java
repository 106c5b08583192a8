package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fathom.eval.Evaluation;
import dev.fathom.eval.PairedTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes measurements. */
final class EvalJson {

    private EvalJson() {}

    /** The means, into the object that is open. */
    static void metrics(JsonGenerator json, Experiment.Outcome outcome) throws IOException {
        for (Evaluation evaluation : evaluations(outcome)) {
            json.writeNumberField(evaluation.metric().name(), rounded(evaluation.mean(), 6));
        }
    }

    private static List<Evaluation> evaluations(Experiment.Outcome outcome) {
        return List.of(outcome.ndcg(), outcome.map(), outcome.recall());
    }

    /** How a run differs from another, by metric. */
    static void comparison(JsonGenerator json, Experiment.Outcome outcome, Experiment.Outcome other)
            throws IOException {
        json.writeObjectFieldStart("compared");
        json.writeStringField("run", other.run().tag());
        List<Evaluation> ours = evaluations(outcome);
        List<Evaluation> theirs = evaluations(other);
        for (int i = 0; i < ours.size(); i++) {
            PairedTest test = PairedTest.of(ours.get(i), theirs.get(i));
            json.writeObjectFieldStart(ours.get(i).metric().name());
            json.writeNumberField("other", rounded(theirs.get(i).mean(), 6));
            json.writeNumberField("difference", rounded(test.difference(), 6));
            json.writeNumberField("better", test.better());
            json.writeNumberField("worse", test.worse());
            json.writeNumberField("p", rounded(test.p(), 6));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
