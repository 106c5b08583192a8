package dev.fathom.benchmarks;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fathom.djl.DjlEmbedder;
import dev.fathom.djl.DjlModel;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many passages a second an embedder makes of a model, beside a bare loop of tokenizer and engine over the same batches
 * in the same run; and whether native memory stays flat. Arguments: the model's folder, a folder of texts.
 */
public final class ModelSpeed {

    private static final int ROUNDS = 9;
    private static final int QUERIES = 10_000;

    /** A way to embed all passages. */
    private interface Embedding {
        float[][] run() throws IOException, OrtException;
    }

    private ModelSpeed() {}

    /** Prints one line for each number of threads and size of batch, then the memory. */
    public static void main(String[] args) throws IOException, OrtException {
        Path model = Path.of(args[0]);
        List<String> passages = passages(Path.of(args[1]));
        for (int threads : new int[] {1, 2}) {
            for (int batch : new int[] {1, 8, 32, 128}) {
                compare(model, passages, batch, threads);
            }
        }
        memory(model);
    }

    /** Paragraphs, shortest first: both sides get batches of like length. */
    private static List<String> passages(Path folder) throws IOException {
        List<String> passages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (String paragraph : Files.readString(file).split("\\n\\s*\\n|(?<=\\.)\\s")) {
                    if (paragraph.length() > 40) {
                        passages.add(paragraph.strip());
                    }
                }
            }
        }
        passages.sort(Comparator.comparingInt(String::length));
        return passages;
    }

    private static void compare(Path model, List<String> passages, int batch, int threads)
            throws IOException, OrtException {
        try (DjlEmbedder embedder =
                DjlEmbedder.of(DjlModel.of(model).batch(batch).threads(threads))) {
            embedder.embed(passages); // first of all: DJL wants to set the engine up itself
            compare(embedder, new Bare(model, threads), passages, batch, threads);
        }
    }

    private static void compare(DjlEmbedder embedder, Bare opened, List<String> passages, int batch, int threads)
            throws IOException, OrtException {
        double[] fathom = new double[ROUNDS];
        double[] engine = new double[ROUNDS];
        try (Bare bare = opened) {
            bare.embed(passages, batch);
            for (int round = 0; round < ROUNDS; round++) {
                // By turns first, so that neither gains by its place.
                if (round % 2 == 0) {
                    engine[round] = seconds(() -> bare.embed(passages, batch));
                    fathom[round] = seconds(() -> embedder.embed(passages));
                } else {
                    fathom[round] = seconds(() -> embedder.embed(passages));
                    engine[round] = seconds(() -> bare.embed(passages, batch));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "threads %d batch %3d: fathom %6.0f/s, bare %6.0f/s, x %s%n",
                threads,
                batch,
                passages.size() / Spread.of(ROUNDS, r -> fathom[r]).median(),
                passages.size() / Spread.of(ROUNDS, r -> engine[r]).median(),
                Spread.of(ROUNDS, r -> engine[r] / fathom[r]));
    }

    private static double seconds(Embedding embedding) throws IOException, OrtException {
        long start = System.nanoTime();
        embedding.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void memory(Path model) throws IOException {
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(model).threads(1))) {
            for (int query = 0; query <= QUERIES; query++) {
                embedder.embed(List.of("how long is motorway number " + query));
                if (query % (QUERIES / 10) == 0) {
                    System.gc();
                    long heap = Runtime.getRuntime().totalMemory() / 1024;
                    System.out.printf(
                            Locale.ROOT,
                            "after %5d queries: resident %s, heap %d kB%n",
                            query,
                            resident().orElse("unknown"),
                            heap);
                }
            }
        }
    }

    private static Optional<String> resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                : Optional.empty();
    }

    /** Tokenizer and engine alone. */
    private static final class Bare implements AutoCloseable {

        private final HuggingFaceTokenizer tokenizer;
        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;

        Bare(Path model, int threads) throws IOException, OrtException {
            tokenizer = HuggingFaceTokenizer.newInstance(
                    model.resolve("tokenizer.json"),
                    Map.of("padding", "true", "truncation", "true", "maxLength", "128"));
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(threads);
            session = environment.createSession(model.resolve("model.onnx").toString(), options);
        }

        float[][] embed(List<String> texts, int batch) throws OrtException {
            float[][] vectors = new float[texts.size()][];
            for (int from = 0; from < vectors.length; from += batch) {
                Encoding[] encodings =
                        tokenizer.batchEncode(texts.subList(from, Math.min(vectors.length, from + batch)), true, false);
                try (OnnxTensor ids = tensor(encodings, 0);
                        OnnxTensor mask = tensor(encodings, 1);
                        OnnxTensor types = tensor(encodings, 2);
                        OrtSession.Result result = session.run(
                                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
                    OnnxTensor output = (OnnxTensor) result.get(0);
                    int dimensions = (int) output.getInfo().getShape()[2];
                    float[] numbers = new float[encodings.length * encodings[0].getIds().length * dimensions];
                    output.getFloatBuffer().get(numbers);
                    for (int i = 0; i < encodings.length; i++) {
                        vectors[from + i] = mean(numbers, i, encodings[i].getAttentionMask(), dimensions);
                    }
                }
            }
            return vectors;
        }

        private OnnxTensor tensor(Encoding[] encodings, int part) throws OrtException {
            int length = encodings[0].getIds().length;
            LongBuffer numbers = LongBuffer.allocate(encodings.length * length);
            for (Encoding text : encodings) {
                numbers.put(
                        switch (part) {
                            case 0 -> text.getIds();
                            case 1 -> text.getAttentionMask();
                            default -> text.getTypeIds();
                        });
            }
            return OnnxTensor.createTensor(environment, numbers.flip(), new long[] {encodings.length, length});
        }

        /** The mean of the vectors of the tokens of a text; padding follows them. */
        private static float[] mean(float[] numbers, int text, long[] mask, int dimensions) {
            float[] mean = new float[dimensions];
            int count = (int) Arrays.stream(mask).sum();
            int at = text * mask.length * dimensions;
            for (int token = 0; token < count; token++) {
                for (int i = 0; i < dimensions; i++) {
                    mean[i] += numbers[at++] / count;
                }
            }
            return mean;
        }

        @Override
        public void close() throws OrtException {
            session.close();
            tokenizer.close();
        }
    }
}
