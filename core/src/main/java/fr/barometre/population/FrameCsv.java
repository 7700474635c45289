package fr.barometre.population;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import fr.barometre.csv.CsvTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads a frame: columns {@code code}, {@code nom}, {@code type} and {@code population}, and
 * optionally {@code siren}, {@code departement}, {@code region}, {@code epci}.
 *
 * <p>A frame is reference data: the first row that is wrong stops the reading, with its line.
 */
final class FrameCsv {

  private static final int ABSENT = Integer.MAX_VALUE;
  private static final int COLUMNS = 8;
  private static final int POPULATION = 4;
  private static final int EPCI = 7;
  private static final Map<String, CollectiviteType> TYPES =
      Arrays.stream(CollectiviteType.values())
          .collect(Collectors.toUnmodifiableMap(CollectiviteType::name, type -> type));

  private final Map<String, String> texts = new HashMap<>();

  private FrameCsv() {}

  static List<Collectivite> read(CsvTable table) {
    return new FrameCsv().rows(table);
  }

  private List<Collectivite> rows(CsvTable table) {
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
          try {
            collectivites.add(
                collectivite(
                    row.field(code),
                    row.field(siren),
                    row.field(name),
                    row.field(type),
                    population(row.field(population)),
                    row.field(departement),
                    row.field(region),
                    row.field(epci)));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                table.source() + ":" + row.line() + ": " + e.getMessage(), e);
          }
        });
    return collectivites;
  }

  /**
   * Reads the frame shipped with the library, shortened as its {@code SOURCES.md} says: a line of
   * names, a line of sizes, then the columns one below the other, a line for each field.
   *
   * <p>It is read as a program starts, by code that the machine has not compiled yet: a general
   * reader takes three times as long. A field that repeats the row above is not decoded again.
   */
  static List<Collectivite> readShipped(byte[] bytes) {
    FrameCsv reader = new FrameCsv();
    int[] at = columns(bytes);
    int codesEnd = at[1];
    ShortColumns columns = new ShortColumns(bytes, at[POPULATION], at[EPCI]);
    List<Collectivite> collectivites = new ArrayList<>(40_000);
    String[] fields = new String[COLUMNS];
    int[] from = new int[COLUMNS];
    int[] to = new int[COLUMNS];
    Arrays.fill(fields, "");
    String code = "";
    while (at[0] < codesEnd) {
      for (int column = 0; column < COLUMNS; column++) {
        if (column == POPULATION || column == EPCI) {
          continue;
        }
        int stop = end(bytes, at[column]);
        if (!Arrays.equals(bytes, from[column], to[column], bytes, at[column], stop)) {
          fields[column] = new String(bytes, at[column], stop - at[column], StandardCharsets.UTF_8);
        }
        from[column] = at[column];
        to[column] = stop;
        at[column] = stop + 1;
      }
      code = fields[0].equals("@") ? columns.nextEpci() : ShortCodes.code(code, fields[0]);
      collectivites.add(
          reader.collectivite(
              code,
              ShortCodes.siren(code, fields[1]),
              fields[2],
              fields[3],
              columns.nextPopulation(),
              fields[5],
              fields[6],
              columns.nextEpci(fields[5])));
    }
    return collectivites;
  }

  /** Where each column begins, from the second line: how many bytes each takes. */
  private static int[] columns(byte[] bytes) {
    int second = end(bytes, 0) + 1;
    int at = end(bytes, second) + 1;
    String[] sizes =
        new String(bytes, second, at - 1 - second, StandardCharsets.US_ASCII).split(";", -1);
    int[] columns = new int[COLUMNS];
    for (int column = 0; column < COLUMNS; column++) {
      columns[column] = at;
      at += Integer.parseInt(sizes[column]);
    }
    return columns;
  }

  /** Where the line ends that begins somewhere. */
  static int end(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private Collectivite collectivite(
      String code,
      String siren,
      String name,
      String type,
      int population,
      String departement,
      String region,
      String epci) {
    Collectivite.Builder builder = Collectivite.builder();
    builder.code(code).name(name).type(type(type)).population(population);
    if (!siren.isEmpty()) {
      builder.siren(Siren.parse(siren));
    }
    if (!departement.isEmpty()) {
      builder.departement(shared(departement));
    }
    if (!region.isEmpty()) {
      builder.region(shared(region));
    }
    if (!epci.isEmpty()) {
      builder.epci(shared(epci));
    }
    return builder.build();
  }

  /** One copy of texts that many rows repeat. */
  private String shared(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private static CollectiviteType type(String text) {
    CollectiviteType type = TYPES.get(text);
    if (type == null) {
      type = TYPES.get(text.toUpperCase(Locale.ROOT));
    }
    if (type == null) {
      throw new IllegalArgumentException(
          "type '" + text + "' is not one of " + Arrays.toString(CollectiviteType.values()));
    }
    return type;
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
