package dev.hiring.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets one launcher at a time start and stop the parts of a suite: two that look at the same moment would both start what
 * does not run, and only one of the two processes would be known afterwards. The lock goes with its process, however that
 * ends.
 */
final class LauncherLock implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);

    private final FileChannel channel;

    private LauncherLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for as long as another launcher holds it. */
    static LauncherLock acquire(Home home, PrintStream out) {
        try {
            Files.createDirectories(home.data());
            FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            LauncherLock lock = new LauncherLock(channel);
            try {
                lock.await(out);
                return lock;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(PrintStream out) throws IOException {
        long begin = System.nanoTime();
        long told = 0;
        while (!taken()) {
            long waited = System.nanoTime() - begin;
            if (told == 0) {
                out.println("Another launcher is at work on this suite; waiting for it.");
                told = 1;
            } else if (waited > told * TELL_EVERY.toNanos()) {
                out.printf("  still waiting, %d s%n", Duration.ofNanos(waited).toSeconds());
                told++;
            }
            Suite.pause(LOOK_EVERY);
        }
    }

    private boolean taken() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by another thread of this very process.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
