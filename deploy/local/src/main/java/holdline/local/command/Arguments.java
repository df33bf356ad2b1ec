package holdline.local.command;

import holdline.local.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words after a command: flags ({@code --once}), options with a value ({@code --role admin}), and the rest. */
record Arguments(Set<String> flags, Map<String, List<String>> options, List<String> rest) {

    Arguments {
        flags = Set.copyOf(flags);
        options = Map.copyOf(options);
        rest = List.copyOf(rest);
    }

    /**
     * Tells the words apart.
     *
     * @param knownFlags such as {@code --json}
     * @param knownOptions such as {@code --role}; may be given several times, as {@code --role x} or {@code --role=x}
     * @throws Trouble naming the word that is not understood
     */
    static Arguments parse(List<String> words, Set<String> knownFlags, Set<String> knownOptions) {
        var flags = new LinkedHashSet<String>();
        var options = new LinkedHashMap<String, List<String>>();
        var rest = new ArrayList<String>();
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (knownFlags.contains(word)) {
                flags.add(word);
            } else if (knownOptions.contains(name)) {
                var inWord = word.length() > name.length();
                if (!inWord && at + 1 == words.size()) {
                    throw new Trouble(name + " wants a value after it.");
                }
                var value = inWord ? word.substring(name.length() + 1) : words.get(++at);
                options.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            } else if (word.startsWith("-") && word.length() > 1) {
                throw new Trouble("'" + word + "' is not understood here" + known(knownFlags, knownOptions) + ".");
            } else {
                rest.add(word);
            }
        }
        return new Arguments(flags, options, rest);
    }

    private static String known(Set<String> flags, Set<String> options) {
        var all = Stream.concat(flags.stream(), options.stream().map(option -> option + " <value>"))
                .sorted()
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : "; known: " + all;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** No words beyond flags and options are wanted. */
    Arguments withoutRest() {
        if (!rest.isEmpty()) {
            throw new Trouble("'" + rest.getFirst() + "' is not understood here.");
        }
        return this;
    }
}
