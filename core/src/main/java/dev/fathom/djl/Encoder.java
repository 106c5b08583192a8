package dev.fathom.djl;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.djl.util.PairList;
import dev.fathom.embed.ModelException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A loaded model with its tokenizer: texts in, one row of numbers for each out. Safe to share between threads. */
final class Encoder implements Closeable {

    private static final List<String> INPUTS = List.of("input_ids", "attention_mask", "token_type_ids");

    /** What a model calls a text's vector that it has pooled itself. */
    private static final String POOLED = "sentence_embedding";

    private final ModelFolder folder;
    private final ModelConfig config;
    private final int batch;
    private final Model model;
    private final HuggingFaceTokenizer tokenizer;
    private final Set<String> inputs;

    private Encoder(ModelFolder folder, ModelConfig config, int batch, Model model, HuggingFaceTokenizer tokenizer)
            throws ModelException {
        this.folder = folder;
        this.config = config;
        this.batch = batch;
        this.model = model;
        this.tokenizer = tokenizer;
        this.inputs = inputs();
    }

    /** Loads a model, which takes a moment and memory. */
    static Encoder load(ModelFolder folder, ModelConfig config, DjlModel how) throws IOException {
        Engines.require(folder.engine(), folder.address());
        Engines.start(folder.engine(), folder.address());
        HuggingFaceTokenizer tokenizer = tokenizer(folder, config);
        Model model = Model.newInstance(folder.address(), folder.engine());
        try {
            Map<String, String> options = folder.isOnnx()
                    ? Map.of("intraOpNumThreads", Integer.toString(how.threads()), "interOpNumThreads", "1")
                    : Map.of();
            model.load(folder.model().toAbsolutePath().getParent(), name(folder.model()), options);
            return new Encoder(folder, config, how.batch(), model, tokenizer);
        } catch (MalformedModelException | IOException | RuntimeException e) {
            model.close();
            tokenizer.close();
            throw e instanceof ModelException named
                    ? named
                    : new ModelException(
                            "the model file " + folder.model() + " cannot be read by " + folder.engine() + " ("
                                    + Failure.reason(e) + "); is it damaged, cut short or of another kind?",
                            e);
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static HuggingFaceTokenizer tokenizer(ModelFolder folder, ModelConfig config) throws ModelException {
        try {
            return HuggingFaceTokenizer.newInstance(
                    folder.tokenizer(),
                    Map.of(
                            "truncation",
                            "true",
                            "padding",
                            "false",
                            "maxLength",
                            Integer.toString(config.maxLength()),
                            "modelMaxLength",
                            Integer.toString(config.maxLength())));
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new ModelException(
                    folder.tokenizer() + " cannot be read as a tokenizer (" + Failure.reason(e) + "); is it damaged?",
                    e);
        }
    }

    /** The inputs the model takes, of those that can be given. */
    private Set<String> inputs() throws ModelException {
        if (!folder.isOnnx()) {
            return Set.copyOf(config.tokenTypes() ? INPUTS : INPUTS.subList(0, 2));
        }
        List<String> wanted = model.describeInput().keys();
        if (!INPUTS.containsAll(wanted)) {
            throw new ModelException("the model " + folder.address() + " takes " + wanted + ", and only " + INPUTS
                    + " can be given; is it a text encoder?");
        }
        return Set.copyOf(wanted);
    }

    /** The vectors of texts, in their order. */
    float[][] vectors(List<String> texts) throws ModelException {
        List<String> clean = texts.stream().map(Encoder::wellFormed).toList();
        return run(tokenizer.batchEncode(clean, true, false));
    }

    /** The outputs for pairs of a query and each of the texts, in their order. */
    float[][] pairs(String query, List<String> texts) throws ModelException {
        PairList<String, String> pairs = new PairList<>(texts.size());
        texts.forEach(text -> pairs.add(wellFormed(query), wellFormed(text)));
        return run(tokenizer.batchEncode(pairs, true, false));
    }

    /** With half a surrogate pair replaced, which native code refuses. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Texts of like length together, so that little is padded. */
    private float[][] run(Encoding[] texts) throws ModelException {
        int[] order = IntStream.range(0, texts.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> -texts[i].getIds().length))
                .mapToInt(i -> i)
                .toArray();
        float[][] rows = new float[texts.length][];
        try (Predictor<Encoding[], float[][]> predictor = model.newPredictor(new Batches())) {
            for (int from = 0; from < order.length; from += batch) {
                int[] numbers = Arrays.copyOfRange(order, from, Math.min(order.length, from + batch));
                float[][] some = predictor.predict(
                        Arrays.stream(numbers).mapToObj(i -> texts[i]).toArray(Encoding[]::new));
                for (int i = 0; i < numbers.length; i++) {
                    rows[numbers[i]] = some[i];
                }
            }
        } catch (TranslateException | RuntimeException e) {
            throw new ModelException("the model " + folder.address() + " failed (" + Failure.reason(e) + ")", e);
        }
        return rows;
    }

    /** Batches, longest text first, to the model's tensors and back. */
    private final class Batches implements NoBatchifyTranslator<Encoding[], float[][]> {

        @Override
        public NDList processInput(TranslatorContext context, Encoding[] texts) {
            NDManager manager = context.getNDManager();
            int length = texts[0].getIds().length;
            context.setAttachment("texts", texts);
            NDList list = new NDList();
            for (String input : INPUTS) {
                if (inputs.contains(input)) {
                    long[][] padded = Arrays.stream(texts)
                            .map(text -> Arrays.copyOf(part(text, input), length))
                            .toArray(long[][]::new);
                    NDArray array = manager.create(padded);
                    if (folder.isOnnx()) {
                        array.setName(input);
                    }
                    list.add(array);
                }
            }
            return list;
        }

        private static long[] part(Encoding text, String input) {
            return switch (input) {
                case "input_ids" -> text.getIds();
                case "attention_mask" -> text.getAttentionMask();
                default -> text.getTypeIds();
            };
        }

        @Override
        public float[][] processOutput(TranslatorContext context, NDList list) {
            Encoding[] texts = (Encoding[]) context.getAttachment("texts");
            NDArray output = list.stream()
                    .filter(array -> POOLED.equals(array.getName()))
                    .findFirst()
                    .orElse(list.getFirst());
            long[] shape = output.getShape().getShape();
            if (shape.length < 2 || shape.length > 3 || shape[0] != texts.length) {
                throw new IllegalStateException("its output has the shape " + output.getShape()
                        + ", and a vector for each text or token was expected");
            }
            float[] numbers = output.toFloatArray();
            int dimensions = (int) shape[shape.length - 1];
            float[][] rows = new float[texts.length][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = shape.length == 2
                        ? Arrays.copyOfRange(numbers, i * dimensions, (i + 1) * dimensions)
                        : config.pooling().of(numbers, i * (int) shape[1], texts[i].getIds().length, dimensions);
                if (config.normalise()) {
                    normalise(rows[i]);
                }
            }
            return rows;
        }
    }

    private static void normalise(float[] vector) {
        double squares = 0;
        for (float part : vector) {
            squares += (double) part * part;
        }
        double length = Math.max(Math.sqrt(squares), 1e-12);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) length;
        }
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
