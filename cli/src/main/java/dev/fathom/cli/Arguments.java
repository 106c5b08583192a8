package dev.fathom.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What may stand on a command line: each method adds something to it and gives back what will hold its value once the line is
 * read. Picocli is told all this as it is, since reading annotations took a fifth of a search's time.
 */
class Arguments {

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    /** How picocli knows them. */
    final CommandSpec spec() {
        return spec;
    }

    /** The command line that they stand on. */
    CommandLine line() {
        return new CommandLine(spec);
    }

    /** An option that is there or not. */
    final Supplier<Boolean> flag(String name, String description) {
        return add(OptionSpec.builder(name)
                .type(boolean.class)
                .initialValue(false)
                .description(description)
                .build());
    }

    /** An option that is there, or there with "no" before its name, or not. */
    final Supplier<Optional<Boolean>> negatable(String name, String description) {
        Supplier<Boolean> value = add(OptionSpec.builder(name)
                .type(Boolean.class)
                .negatable(true)
                .description(description)
                .build());
        return () -> Optional.ofNullable(value.get());
    }

    /** An option with a value of that type, or with this one where it is not given. */
    final <T> Supplier<T> option(T initial, String name, String label, String description) {
        return add(OptionSpec.builder(name)
                .paramLabel(label)
                .type(initial.getClass())
                .initialValue(initial)
                .description(description)
                .build());
    }

    /** An option with a value. */
    final <T> Supplier<Optional<T>> optional(Class<T> type, String name, String label, String... description) {
        return add(OptionSpec.builder(name)
                .paramLabel(label)
                .type(Optional.class)
                .auxiliaryTypes(type)
                .initialValue(Optional.empty())
                .description(description)
                .build());
    }

    /** An option that may be given several times. */
    final <T> Supplier<List<T>> list(Class<T> type, String name, String label, String description) {
        return add(listed(type, name, label, description).build());
    }

    /** An option with any number of values from one on. */
    final <T> Supplier<List<T>> several(Class<T> type, String name, String label, String description) {
        return add(listed(type, name, label, description).arity("1..*").build());
    }

    /** An option with values that are parted by commas. */
    final Supplier<List<String>> parted(String name, String label, String description) {
        return add(
                listed(String.class, name, label, description).splitRegex(",").build());
    }

    private static OptionSpec.Builder listed(Class<?> type, String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(type)
                .initialValue(List.of())
                .description(description);
    }

    /** What stands without a name, once. */
    final <T> Supplier<T> parameter(Class<T> type, String label, String description) {
        int index = spec.positionalParameters().size();
        return add(positional(Integer.toString(index), "1", label, description)
                .type(type)
                .required(true)
                .build());
    }

    /** What may stand without a name, once. */
    final Supplier<Optional<String>> optionalParameter(String label, String description) {
        return add(positional("0", "0..1", label, description)
                .type(Optional.class)
                .auxiliaryTypes(String.class)
                .initialValue(Optional.empty())
                .build());
    }

    /** All that stands without a name, from so many on. */
    final <T> Supplier<List<T>> parameters(int least, Class<T> type, String label, String description) {
        return add(positional("0..*", least + "..*", label, description)
                .type(List.class)
                .auxiliaryTypes(type)
                .initialValue(List.of())
                .required(least > 0)
                .build());
    }

    private static PositionalParamSpec.Builder positional(
            String index, String arity, String label, String description) {
        return PositionalParamSpec.builder()
                .index(index)
                .arity(arity)
                .paramLabel(label)
                .description(description);
    }

    private <T> Supplier<T> add(ArgSpec taken) {
        spec.add(taken);
        return taken::getValue;
    }
}
