package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

final class ServeCommand extends Command {

    private static final int LAST_PORT = 65_535;

    private final SearchTarget target = new SearchTarget(this);

    private final Supplier<Integer> port =
            option(8642, "--port", "PORT", "Where to listen; 0: any port that is free (default: ${DEFAULT-VALUE}).");

    private final Supplier<String> host = option(
            "localhost",
            "--host",
            "NAME",
            "The name or address that browsers call it by (default: ${DEFAULT-VALUE}, this machine"
                    + " only). There is no password: whoever reaches another one reads the whole index.");

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but the address and errors.");

    ServeCommand() {
        super("serve", "Opens a page to search with, for the browsers of this machine.");
        footer(
                "",
                "Examples:",
                "  fathom serve --in reports",
                "  fathom serve --index kb --port 9000",
                "",
                "Programs ask the same server: /api/openapi.json says how.");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port.get() < 0 || port.get() > LAST_PORT) {
            throw new UsageException("--port takes a number from 0 to " + LAST_PORT + ", got " + port.get());
        }
        PrintWriter out = out();
        PrintWriter err = err();
        try (FathomIndex index = target.open(err, quiet.get());
                PageServer server = PageServer.start(index, host.get(), port.get(), err)) {
            out.println(server.address());
            out.flush();
            if (!quiet.get()) {
                err.println("Open this address in a browser; Ctrl-C ends it.");
            }
            new CountDownLatch(1).await(); // until the process or this thread is told to end
        }
        return Main.OK;
    }
}
