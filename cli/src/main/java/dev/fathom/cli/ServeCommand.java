package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Opens a page to search with, for the browsers of this machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom serve --in reports",
            "  fathom serve --index kb --port 9000",
            "",
            "Programs ask the same server: /api/openapi.json says how."
        })
final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    @Mixin
    private SearchTarget target = new SearchTarget();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where to listen; 0: any port that is free (default: ${DEFAULT-VALUE}).")
    private int port = 8642;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "The name or address that browsers call it by (default: ${DEFAULT-VALUE}, this machine"
                    + " only). There is no password: whoever reaches another one reads the whole index.")
    private String host = "localhost";

    @Option(names = "--quiet", description = "Print nothing but the address and errors.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageException("--port takes a number from 0 to " + LAST_PORT + ", got " + port);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (FathomIndex index = target.open(err, quiet);
                PageServer server = PageServer.start(index, host, port, err)) {
            out.println(server.address());
            out.flush();
            if (!quiet) {
                err.println("Open this address in a browser; Ctrl-C ends it.");
            }
            new CountDownLatch(1).await(); // until the process or this thread is told to end
        }
        return Main.OK;
    }
}
