package fr.barometre.population;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a frame: columns {@code code}, {@code nom}, {@code type} and {@code population}, and
 * optionally {@code siren}, {@code departement}, {@code region}, {@code epci}.
 *
 * <p>A frame is reference data: the first row that is wrong stops the reading, with its line.
 */
final class FrameCsv {

  private static final int ABSENT = Integer.MAX_VALUE;

  private final CsvTable table;
  private final Map<String, String> texts = new HashMap<>();

  private FrameCsv(CsvTable table) {
    this.table = table;
  }

  static List<Collectivite> read(CsvTable table) {
    return new FrameCsv(table).read();
  }

  private List<Collectivite> read() {
    int code = table.column(List.of("code"));
    int name = table.column(List.of("nom", "name"));
    int type = table.column(List.of("type"));
    int population = table.column(List.of("population"));
    int siren = table.find(List.of("siren")).orElse(ABSENT);
    int departement = table.find(List.of("departement", "département")).orElse(ABSENT);
    int region = table.find(List.of("region", "région")).orElse(ABSENT);
    int epci = table.find(List.of("epci")).orElse(ABSENT);
    List<Collectivite> collectivites = new ArrayList<>();
    table.forEach(
        row -> {
          Collectivite.Builder builder = Collectivite.builder();
          try {
            builder
                .code(row.field(code))
                .name(row.field(name))
                .type(type(row.field(type)))
                .population(population(row.field(population)));
            present(row, siren, text -> builder.siren(Siren.parse(text)));
            present(row, departement, text -> builder.departement(shared(text)));
            present(row, region, text -> builder.region(shared(text)));
            present(row, epci, text -> builder.epci(shared(text)));
            collectivites.add(builder.build());
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                table.source() + ":" + row.line() + ": " + e.getMessage(), e);
          }
        });
    return collectivites;
  }

  /** One copy of texts that many rows repeat. */
  private String shared(String text) {
    return texts.computeIfAbsent(text, t -> t);
  }

  private static void present(CsvRow row, int column, Consumer<String> setter) {
    String text = row.field(column);
    if (!text.isEmpty()) {
      setter.accept(text);
    }
  }

  private static CollectiviteType type(String text) {
    for (CollectiviteType type : CollectiviteType.values()) {
      if (type.name().equalsIgnoreCase(text)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "type '" + text + "' is not one of " + Arrays.toString(CollectiviteType.values()));
  }

  private static int population(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "population '" + text + "' is not a whole number of inhabitants", e);
    }
  }
}
