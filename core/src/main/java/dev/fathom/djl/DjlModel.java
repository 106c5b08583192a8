package dev.fathom.djl;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a model is, and how it is run. Immutable; nothing is read yet.
 *
 * <p>A model is a folder as Hugging Face exports it: {@code model.onnx} (also in a folder {@code onnx}) or a TorchScript file
 * {@code *.pt}; {@code tokenizer.json}; and where they are there {@code config.json}, {@code 1_Pooling/config.json},
 * {@code modules.json}, {@code sentence_bert_config.json}, {@code config_sentence_transformers.json},
 * {@code serving.properties}, from which pooling, normalisation, the longest text and prefixes are read. ONNX is preferred.
 *
 * @param address the folder's path, {@code classpath:} and the path of a folder there, or an address {@code djl://} of DJL's
 *     collection, which is fetched over the network once
 * @param queryPrefix put before queries; default absent: as the model's files say, else nothing
 * @param passagePrefix put before passages; default absent: as the model's files say, else nothing
 * @param threads for one batch in ONNX Runtime, at least 1; default the number of processors. PyTorch has one number for the
 *     whole process, {@code -Dai.djl.pytorch.num_threads}
 * @param batch how many texts at once, at least 1; default 32
 * @param sha256 what the hash of the model file must be, in hexadecimal as {@code sha256sum} prints it; default absent: not
 *     checked
 */
public record DjlModel(
        String address,
        Optional<String> queryPrefix,
        Optional<String> passagePrefix,
        int threads,
        int batch,
        Optional<String> sha256) {

    private static final int BATCH = 32;

    /** Checks the numbers. */
    public DjlModel {
        if (threads < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "a model runs with at least 1 thread and a batch of 1, got " + threads + " and " + batch);
        }
    }

    /** The model at an address; a path is that of a folder, beneath the current one unless it is absolute. */
    public static DjlModel of(String address) {
        return new DjlModel(
                Located.absolute(address),
                Optional.empty(),
                Optional.empty(),
                Runtime.getRuntime().availableProcessors(),
                BATCH,
                Optional.empty());
    }

    /** The model in a folder. */
    public static DjlModel of(Path folder) {
        return of(folder.toString());
    }

    /** The model's folder, where the address is a path; it need not be there. */
    public Optional<Path> folder() {
        return Located.isPath(address) ? Optional.of(Path.of(address)) : Optional.empty();
    }

    /** This model with other prefixes, such as {@code "query: "} and {@code "passage: "}. */
    public DjlModel prefixes(String query, String passage) {
        return new DjlModel(address, Optional.of(query), Optional.of(passage), threads, batch, sha256);
    }

    /** This model with another number of threads. */
    public DjlModel threads(int threads) {
        return new DjlModel(address, queryPrefix, passagePrefix, threads, batch, sha256);
    }

    /** This model with another size of batches. */
    public DjlModel batch(int texts) {
        return new DjlModel(address, queryPrefix, passagePrefix, threads, texts, sha256);
    }

    /** This model, refused if the hash of its file is another one. */
    public DjlModel sha256(String hash) {
        return new DjlModel(address, queryPrefix, passagePrefix, threads, batch, Optional.of(hash));
    }
}
