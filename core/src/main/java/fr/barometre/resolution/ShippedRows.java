package fr.barometre.resolution;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The rows of the data shipped with the library; see {@code SOURCES.md} beside them. */
final class ShippedRows {

  private ShippedRows() {}

  /** Reads a file of semicolons without quotes, below its header. */
  static void forEach(String file, Consumer<String[]> row) {
    try (InputStream in = requireNonNull(ShippedRows.class.getResourceAsStream(file), file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in,
                    StandardCharsets.UTF_8))) {
      lines.lines().skip(1).forEach(line -> row.accept(line.split(";", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
