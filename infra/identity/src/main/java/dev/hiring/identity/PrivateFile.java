package dev.hiring.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A small text file that only its owner may read, made once and then kept. */
final class PrivateFile {

    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path path;

    PrivateFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** What the file holds; if there is none, it is first made from {@code content}. */
    String readOrCreate(Supplier<String> content) {
        try {
            if (Files.notExists(path)) {
                create(content.get());
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new StartRefused(
                    "The file " + path + " cannot be read or made: " + e + ".",
                    "Check the file, its directory and who owns them.",
                    e);
        }
    }

    /** A name that a reader of an error message finds. */
    @Override
    public String toString() {
        return path.toString();
    }

    /** Writes beside the file and renames, so that a crash leaves either nothing or the whole content. */
    private void create(String content) throws IOException {
        Path directory = path.getParent();
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, path.getFileName().toString(), ".new", OWNER_ONLY);
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
