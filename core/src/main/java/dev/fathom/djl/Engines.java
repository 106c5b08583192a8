package dev.fathom.djl;

import ai.djl.engine.Engine;
import dev.fathom.embed.ModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * The engines that can run models, as far as they are on the class path. Nothing here needs DJL to be there until
 * {@link #require} has found that it is.
 */
public final class Engines {

    /** Microsoft's ONNX Runtime: the default. */
    public static final String ONNX = "OnnxRuntime";

    /** PyTorch, for models in TorchScript. */
    public static final String PYTORCH = "PyTorch";

    private static final String API = "ai.djl.engine.Engine";
    private static final String TOKENIZERS = "ai.djl.huggingface.tokenizers.HuggingFaceTokenizer";
    private static final String NO_TELEMETRY = "OPT_OUT_TRACKING";

    private Engines() {}

    /** What is on the class path, by its name in DJL; empty if nothing can run a model. */
    public static List<String> found() {
        List<String> found = new ArrayList<>();
        if (isThere(API) && isThere(TOKENIZERS)) {
            for (String engine : List.of(ONNX, PYTORCH)) {
                if (isThere(provider(engine))) {
                    found.add(engine);
                }
            }
        }
        return found;
    }

    /** The jars that an engine needs, as group and artifact, with what they bring along. */
    public static List<String> artifacts(String engine) {
        return List.of(
                "ai.djl:api",
                "ai.djl.huggingface:tokenizers",
                engine.equals(PYTORCH) ? "ai.djl.pytorch:pytorch-engine" : "ai.djl.onnxruntime:onnxruntime-engine");
    }

    private static String provider(String engine) {
        return engine.equals(PYTORCH)
                ? "ai.djl.pytorch.engine.PtEngineProvider"
                : "ai.djl.onnxruntime.engine.OrtEngineProvider";
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Engines.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Refuses where an engine, or what goes with any engine, is not on the class path. */
    static void require(String engine, String model) throws ModelException {
        if (!found().contains(engine)) {
            throw new ModelException("the model " + model + " needs the engine " + engine
                    + ", which is not on the class path; add the dependencies "
                    + String.join(", ", artifacts(engine))
                    + " (\"fathom models\" says how on the command line)");
        }
    }

    /** Starts an engine: loads its native code. */
    static void start(String engine, String model) throws ModelException {
        if (System.getenv(NO_TELEMETRY) == null && System.getProperty(NO_TELEMETRY) == null) {
            System.setProperty(NO_TELEMETRY, "true"); // DJL calls home from some machines unless told not to.
        }
        try {
            Engine.getEngine(engine);
        } catch (RuntimeException | LinkageError e) {
            throw new ModelException(
                    "the engine " + engine + " for the model " + model + " could not be started (" + Failure.reason(e)
                            + "); does it have native code for this system?",
                    e);
        }
    }
}
