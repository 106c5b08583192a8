package dev.fathom.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.join.ParentJoinModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** One OpenSearch node on loopback, with the modules that every distribution has. Runs until its process ends. */
final class ClusterNode extends Node {

    private static final List<Class<? extends Plugin>> MODULES = List.of(
            Netty4ModulePlugin.class,
            PainlessModulePlugin.class,
            CommonAnalysisModulePlugin.class,
            ParentJoinModulePlugin.class);

    private ClusterNode(Environment environment, Collection<PluginInfo> modules) {
        super(environment, modules, false);
    }

    /** Folder, name, port for HTTP, port for the other nodes, and of all nodes the names and then the latter ports. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        String name = arguments[1];
        Files.createDirectories(folder.resolve("config"));
        Settings settings = Settings.builder()
                .put("path.home", folder)
                .put("cluster.name", "fathom")
                .put("node.name", name)
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[2])
                .put("transport.port", arguments[3])
                .put("transport.type", "netty4")
                .put("http.type", "netty4")
                .putList("cluster.initial_cluster_manager_nodes", arguments[4].split(","))
                .putList("discovery.seed_hosts", arguments[5].split(","))
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        List<PluginInfo> modules = MODULES.stream()
                .map(Class::getName)
                .map(module -> new PluginInfo(module, "", "", Version.CURRENT, "21", module, module, List.of(), false))
                .toList();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> name);
        new ClusterNode(environment, modules).start();
        Thread.currentThread().join();
    }
}
