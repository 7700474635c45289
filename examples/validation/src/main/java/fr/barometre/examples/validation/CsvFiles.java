package fr.barometre.examples.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Files for R to read: lines of values between commas, none of which has a comma. */
final class CsvFiles {

  private final Map<String, StringBuilder> files = new LinkedHashMap<>();

  /** Adds a line to a file; the first is its header. */
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
