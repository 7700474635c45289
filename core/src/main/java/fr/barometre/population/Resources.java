package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import fr.barometre.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The data shipped with the library; see {@code SOURCES.md} beside them. */
final class Resources {

  private static final String FRAME = "collectivites-2025.csv";

  private Resources() {}

  static OpsnCoverage opsn(Set<String> sources, String description) {
    CsvTable table = CsvTable.of("opsn.csv", bytes("opsn.csv"));
    return OpsnCoverage.of(description, OpsnCoverage.operators(table, sources));
  }

  /** The frame of 2025, read once. */
  static Population collectivites2025() {
    return Frame.POPULATION;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = requireNonNull(Resources.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Frame {
    static final Population POPULATION = load();

    private static Population load() {
      try (InputStream in =
              requireNonNull(Resources.class.getResourceAsStream(FRAME + ".gz"), FRAME);
          GZIPInputStream gzip = new GZIPInputStream(in, 1 << 16)) {
        return Population.of(
            "Collectivités de France au 1er janvier 2025 (Insee, DGCL, Licence Ouverte)",
            FrameCsv.read(CsvTable.of(FRAME, gzip.readAllBytes())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
