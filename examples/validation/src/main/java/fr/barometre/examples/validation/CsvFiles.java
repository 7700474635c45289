package fr.barometre.examples.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** CSV files for R. No value contains a comma, so none is quoted. */
final class CsvFiles {

  private final Map<String, StringBuilder> files = new LinkedHashMap<>();

  /** Adds a line to a file; the first line is the header. */
  void line(String file, Object... values) {
    files
        .computeIfAbsent(file, name -> new StringBuilder())
        .append(Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(",")))
        .append('\n');
  }

  /** Writes all files to a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
