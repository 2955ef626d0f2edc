package dev.hiring.local.demo;

import java.util.List;

import dev.hiring.local.Failure;

/**
 * @param json whether the last line of output is one JSON object
 * @param applications how many candidates apply
 * @param seed makes the candidates' skills and answers the same again
 * @param running whether to use what runs already and start nothing
 */
record DemoOptions(boolean json, int applications, long seed, boolean running) {

    private static final int MOST = 10_000;

    static DemoOptions parse(List<String> arguments) {
        boolean json = false;
        boolean running = false;
        int applications = 40;
        long seed = 1;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--json" -> json = true;
                case "--running" -> running = true;
                case "--applications" -> applications = (int) number(arguments, ++i, 1, MOST);
                case "--seed" -> seed = number(arguments, ++i, 0, Long.MAX_VALUE);
                default -> throw new Failure("Unknown option '" + arguments.get(i) + "'. See './suite help'.");
            }
        }
        return new DemoOptions(json, applications, seed, running);
    }

    private static long number(List<String> arguments, int index, long least, long most) {
        String option = arguments.get(index - 1);
        try {
            long value = Long.parseLong(arguments.get(index));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // Said below, with the range.
        }
        throw new Failure(option + " takes a number from " + least + " to " + most);
    }
}
