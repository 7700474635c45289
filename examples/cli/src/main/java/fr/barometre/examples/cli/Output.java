package fr.barometre.examples.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The target of a command: a file, which is never replaced unasked, or the terminal. */
final class Output {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "${bundle:label.file}",
      descriptionKey = "output")
  private String name = "";

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  /** A file, for a command that has another name for it. */
  static Output to(String name, boolean force) {
    Output output = new Output();
    output.name = name;
    output.force = force;
    return output;
  }

  /** Whether the result goes to a file. */
  boolean isFile() {
    return !name.isEmpty() && !name.equals(InputFile.STANDARD);
  }

  /** Whether the name of the file ends so, in letters of any size. */
  boolean endsWith(String ending) {
    return name.toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /**
   * Refuses what cannot be written to, before anything long is done.
   *
   * @param answers the file that is read, which is never replaced
   */
  void check(Terminal terminal, List<String> answers) {
    if (!isFile()) {
      return;
    }
    Texts texts = terminal.texts();
    Path path = path(texts);
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      throw new WrongCall(texts.say("output.directory", name));
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new WrongCall(texts.say("output.noFolder", String.valueOf(folder)));
    }
    if (answers.stream().anyMatch(file -> isSame(path, file))) {
      throw new WrongCall(texts.say("output.input", name));
    }
    if (Files.exists(path) && !force) {
      throw new WrongCall(texts.say("output.exists", name));
    }
    if (!Files.isWritable(Files.exists(path) ? path : folder)) {
      throw new WrongCall(texts.say("output.refused", name));
    }
  }

  /** Writes a result, to a file or to the terminal. */
  void write(Terminal terminal, String text) {
    if (!isFile()) {
      terminal.out().print(text.endsWith("\n") ? text : text + "\n");
      terminal.out().flush();
      return;
    }
    Texts texts = terminal.texts();
    try {
      if (force) {
        Files.writeString(path(texts), text);
      } else {
        Files.writeString(path(texts), text, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      throw new WrongCall(texts.say("output.exists", name));
    } catch (IOException e) {
      throw new WrongCall(texts.say("output.refused", name));
    }
    terminal.note(texts.say("output.written", name));
  }

  private static boolean isSame(Path path, String answers) {
    try {
      return Files.exists(path) && Files.isSameFile(path, Path.of(answers));
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private Path path(Texts texts) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new WrongCall(texts.say("output.refused", name));
    }
  }
}
