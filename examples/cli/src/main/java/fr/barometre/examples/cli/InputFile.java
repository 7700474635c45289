package fr.barometre.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A file that a call names; {@code -} is what comes from another program. */
final class InputFile {

  static final String STANDARD = "-";

  private static final int MOST_NEIGHBOURS = 1_000;

  private final Terminal terminal;
  private final String name;

  InputFile(Terminal terminal, String name) {
    this.terminal = terminal;
    this.name = name;
  }

  /** The path of a file that is there. */
  Path path() {
    Texts texts = terminal.texts();
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new WrongCall(texts.say("file.missing", name));
    }
    if (Files.isDirectory(path)) {
      throw new WrongCall(texts.say("file.directory", name));
    }
    if (!Files.exists(path)) {
      throw new WrongCall(texts.say("file.missing", name) + neighbour(path));
    }
    if (!Files.isReadable(path)) {
      throw new WrongCall(texts.say("file.unreadable", name));
    }
    return path;
  }

  /** A file beside, of nearly that name. */
  private String neighbour(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return folder == null ? "" : terminal.texts().say("file.noFolder", folder);
    }
    try (Stream<Path> beside = Files.list(folder)) {
      List<String> names =
          beside
              .limit(MOST_NEIGHBOURS)
              .filter(Files::isRegularFile)
              .map(file -> String.valueOf(file.getFileName()))
              .toList();
      return Nearest.of(String.valueOf(path.getFileName()), names)
          .map(near -> terminal.texts().say("hint.meant", near))
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** The result of a function of the file. Standard input is copied to a file for that time. */
  <T> T read(Function<Path, T> reader) {
    boolean standard = name.equals(STANDARD);
    Path given = standard ? Path.of(name) : path();
    if (!standard && Files.isRegularFile(given)) {
      return reader.apply(given);
    }
    // What comes through a pipe is read once, and a reader looks at the beginning first.
    try (InputStream in = standard ? terminal.in() : Files.newInputStream(given)) {
      Path folder = Files.createTempDirectory("barometre");
      Path file = folder.resolve(terminal.texts().say("file.standard"));
      // Also when the program is interrupted, in the reverse order.
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      try {
        Files.copy(in, file);
        return reader.apply(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
