package fr.barometre.examples.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a file written for R. */
final class Lines {

  private Lines() {}

  /** The fields of each line after the header. */
  static List<String[]> of(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
  }
}
