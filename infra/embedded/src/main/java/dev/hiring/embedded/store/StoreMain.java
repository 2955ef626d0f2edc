package dev.hiring.embedded.store;

import dev.hiring.embedded.ServerProcess;

/** The store as a process: {@code --data DIR --port N}. */
public final class StoreMain {

    private StoreMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        ServerProcess.run("store", arguments, EmbeddedStore::start);
    }
}
