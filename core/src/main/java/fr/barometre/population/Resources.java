package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The data shipped with the library; see {@code SOURCES.md} beside them. */
final class Resources {

  private static final String FRAME = "collectivites-2025.columns.gz";

  private Resources() {}

  /**
   * The OPSN shipped with the library, of some sources: columns opsn, siret, departement, source.
   */
  static OpsnCoverage opsn(Set<String> sources, String description) {
    OpsnCoverage.Operators operators = new OpsnCoverage.Operators();
    for (String row : text("opsn.csv").lines().toList()) {
      String[] fields = row.split(";", -1);
      if (sources.contains(fields[3])) {
        operators.add(fields[0], fields[2], fields[3]);
      }
    }
    return OpsnCoverage.of(description, operators.list());
  }

  /** The frame of 2025, read once. */
  static Population collectivites2025() {
    return Frame.POPULATION;
  }

  private static String text(String name) {
    try (InputStream in = requireNonNull(Resources.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Frame {
    static final Population POPULATION = load();

    private static Population load() {
      try (InputStream in = requireNonNull(Resources.class.getResourceAsStream(FRAME), FRAME);
          GZIPInputStream gzip = new GZIPInputStream(in, 1 << 16)) {
        return Population.of(
            "Collectivités de France au 1er janvier 2025 (Insee, DGCL, Licence Ouverte)",
            FrameCsv.readShipped(gzip.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
