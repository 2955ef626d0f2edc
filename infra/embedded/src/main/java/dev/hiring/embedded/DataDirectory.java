package dev.hiring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which a server keeps its files, locked for as long as the server runs. The lock goes with the process,
 * however it ends.
 *
 * <p>The servers' own locks come too late: a second broker repairs the logs of the running one before it notices it.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = "in-use.lock";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder where it is missing, and locks it.
     *
     * @throws StartFailure when it cannot be created or written to, or is in use
     */
    public static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new StartFailure("the data directory " + path + " is in use by another server");
            }
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new StartFailure("the data directory " + path + " is not writable (" + e + ")", e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // The other server runs in this very process.
            return false;
        }
    }

    /** Absolute. */
    public Path path() {
        return path;
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
