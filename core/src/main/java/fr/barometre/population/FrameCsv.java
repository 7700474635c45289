package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import fr.barometre.api.territory.Siret;
import fr.barometre.csv.CsvTable;
import fr.barometre.csv.Table;
import fr.barometre.spelling.Folding;
import fr.barometre.spelling.TypeNames;
import fr.barometre.spelling.UsualHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a frame: columns {@code code}, {@code nom}, {@code type} and {@code population}, and
 * optionally {@code siren}, {@code departement}, {@code region}, {@code epci}, under these headers
 * or usual ones such as {@code Code Insee}. Without a code it is the SIREN. A type is written as in
 * answers: {@code CC}, {@code mairie}, {@code 7346}.
 *
 * <p>A frame is reference data: the first row that is wrong stops the reading, with its line.
 */
final class FrameCsv {

  private static final int ABSENT = Integer.MAX_VALUE;
  private static final int COLUMNS = 8;
  private static final int POPULATION = 4;
  private static final int EPCI = 7;
  private static final int DIGITS_OF_SIRET = 14;
  private static final Pattern COMMUNE = Pattern.compile("\\d[\\dAB]\\d{3}");
  private static final Pattern WHOLE = Pattern.compile("([+-]?\\d{1,9})(?:[.,]0+)?");
  private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0\u202F]+");

  /** For each field, headers in use beside its own. */
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "code",
          UsualHeaders.CODE,
          "nom",
          List.of("name", "libelle", "denomination"),
          "type",
          UsualHeaders.TYPE,
          "population",
          List.of("population municipale", "population totale", "habitants", "pop"),
          "siren",
          UsualHeaders.SIREN,
          "departement",
          UsualHeaders.DEPARTEMENT,
          "region",
          List.of("code region", "code de la region", "reg"),
          "epci",
          List.of("code epci", "siren epci"));

  private final Map<String, String> texts = new HashMap<>();

  private FrameCsv() {}

  static List<Collectivite> read(CsvTable table) {
    return new FrameCsv().rows(table);
  }

  private List<Collectivite> rows(CsvTable table) {
    int siren = column(table, "siren");
    int code = siren == ABSENT ? required(table, "code") : column(table, "code");
    int name = required(table, "nom");
    int type = required(table, "type");
    int population = required(table, "population");
    int departement = column(table, "departement");
    int region = column(table, "region");
    int epci = column(table, "epci");
    List<Collectivite> collectivites = new ArrayList<>();
    table.forEach(
        row -> {
          try {
            CollectiviteType known = type(row.field(type));
            String number = siren(withoutBlanks(row.field(siren)));
            String own = withoutBlanks(row.field(code));
            collectivites.add(
                collectivite(
                    code(known, own.isEmpty() ? number : own),
                    number,
                    row.field(name),
                    known,
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
              CollectiviteType.valueOf(fields[3]),
              columns.nextPopulation(),
              fields[5],
              fields[6],
              columns.nextEpci(fields[5])));
    }
    return collectivites;
  }

  /** The position of each column's first byte, from the second line: how many bytes each takes. */
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

  /** The end of the line that begins at a position. */
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
      CollectiviteType type,
      int population,
      String departement,
      String region,
      String epci) {
    Collectivite.Builder builder = Collectivite.builder();
    builder.code(code).name(name).type(type).population(population);
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
    Set<CollectiviteType> types = TypeNames.of(text);
    if (types.size() == 1) {
      return types.iterator().next();
    }
    throw new IllegalArgumentException(
        "type '"
            + text
            + "': expected "
            + (types.isEmpty()
                ? TypeNames.expected(text)
                : "one type, and this may be any of "
                    + types.stream().sorted().map(Enum::name).toList()));
  }

  /** A commune's code has five characters. Codes of other types are taken as they are. */
  private static String code(CollectiviteType type, String code) {
    if (type == CollectiviteType.COMMUNE && !COMMUNE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "code '"
              + code
              + "': expected Insee's code of a commune, five characters such as 01001 or 2A004"
              + (code.matches("\\d{4}") ? "; spreadsheets drop the zero in front" : ""));
    }
    return code;
  }

  /** The SIREN that a SIRET begins with, or the text. */
  private static String siren(String text) {
    return text.length() == DIGITS_OF_SIRET ? Siret.parse(text).siren().toString() : text;
  }

  private static int population(String text) {
    Matcher whole = WHOLE.matcher(withoutBlanks(text));
    if (whole.matches()) {
      return Integer.parseInt(whole.group(1));
    }
    throw new IllegalArgumentException(
        "population '" + text + "' is not a whole number of inhabitants");
  }

  private static String withoutBlanks(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }

  private static int required(Table table, String field) {
    int found = column(table, field);
    return found == ABSENT ? table.column(List.of(field)) : found;
  }

  /** The column of a field: the one with its own header, else the only one with a usual header. */
  private static int column(Table table, String field) {
    List<String> headers = table.header().stream().map(Folding::of).toList();
    if (headers.indexOf(field) >= 0) {
      return headers.indexOf(field);
    }
    List<Integer> found =
        IntStream.range(0, headers.size())
            .filter(i -> isUsual(headers.get(i), field))
            .boxed()
            .toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          table.headerPlace()
              + ": columns "
              + found.stream().map(i -> "'" + table.header().get(i) + "'").toList()
              + " may all be '"
              + field
              + "'; expected one of them under that name");
    }
    return found.isEmpty() ? ABSENT : found.get(0);
  }

  /** A header of names may say what is named, as {@code Nom du syndicat} does. */
  private static boolean isUsual(String header, String field) {
    return requireNonNull(HEADERS.get(field)).contains(header)
        || (field.equals("nom") && header.startsWith("nom "));
  }
}
