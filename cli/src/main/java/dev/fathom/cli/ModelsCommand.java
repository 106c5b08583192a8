package dev.fathom.cli;

import dev.fathom.djl.DjlEmbedder;
import dev.fathom.djl.DjlModel;
import dev.fathom.djl.Engines;
import dev.fathom.embed.Embedder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

final class ModelsCommand extends Command {

    private static final String POM = "engines-pom.xml";

    private final Supplier<Boolean> pom = flag("--pom", "Prints a Maven project that fetches an engine's jars.");

    private final Supplier<Optional<String>> address = optionalParameter("DIR", "A sentence encoder to try.");

    ModelsCommand() {
        super(
                "models",
                "Tells which engines can run models of your own, and how to add one; or tries a model.",
                "Models are used by \"index --model\" and \"search --rerank\"; without any, Fathom needs no engine.");
        footer(
                "",
                "Examples:",
                "  fathom models",
                "  fathom models minilm",
                "  fathom index --model minilm reports",
                "  fathom search \"smart border gate\" --rerank ms-marco");
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = out();
        if (pom.get()) {
            try (InputStream in = Objects.requireNonNull(ModelsCommand.class.getResourceAsStream(POM), POM)) {
                out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            return Main.OK;
        }
        if (address.get().isPresent()) {
            tryOut(address.get().get(), out);
            return Main.OK;
        }
        List<String> engines = Engines.found();
        out.println("engines: " + (engines.isEmpty() ? "none" : String.join(", ", engines)));
        String folder = System.getProperty("fathom.engines", "engines");
        out.println("folder:  " + folder + " (FATHOM_ENGINES names another one)");
        if (engines.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%nAn engine is a few jars in that folder: %s, and what they need. Maven fetches them:%n%n"
                            + "  fathom models --pom >engines.xml%n"
                            + "  mvn -f engines.xml dependency:copy-dependencies -DoutputDirectory=%s%n",
                    String.join(", ", Engines.artifacts(Engines.ONNX)),
                    folder);
        }
        return engines.isEmpty() ? Main.NOTHING_FOUND : Main.OK;
    }

    /** Runs it once, so that whatever is wrong with it shows. */
    private static void tryOut(String address, PrintWriter out) throws IOException {
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(address))) {
            Embedder.Identity identity = embedder.identity();
            embedder.embed(List.of(identity.queryPrefix() + "smart border gate"));
            out.println("type:           " + identity.name());
            out.println("dimensions:     " + identity.dimensions());
            out.println("sha256:         " + identity.sha256());
            out.println("query prefix:   \"" + identity.queryPrefix() + "\"");
            out.println("passage prefix: \"" + identity.passagePrefix() + "\"");
        }
    }
}
