package dev.hiring.embedded.broker;

import dev.hiring.embedded.ServerProcess;

/** The broker as a process: {@code --data DIR --port N}. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        ServerProcess.run("broker", arguments, EmbeddedBroker::start);
    }
}
