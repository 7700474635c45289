package fr.barometre.resolution;

import fr.barometre.spelling.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The communes of 2025 into which former communes were merged, by the former code or name. */
final class PastCodes {

  private static final int CODE = 5;
  private static final Set<String> WITH_ARRONDISSEMENTS = Set.of("75056", "69123", "13055");

  /** Départements that were divided in 1968 and 1976: Seine, Seine-et-Oise, Corse. */
  private static final Set<String> DIVIDED = Set.of("75", "78", "20");

  /** A name of the past: its code then, and the commune's code of 2025. */
  record Former(String code, String commune) {
    String departement() {
      return departementOf(code);
    }
  }

  private static final class Loaded {
    static final PastCodes ALL = new PastCodes();
  }

  private final Map<String, List<String>> communes = new HashMap<>(8192);
  private final Map<String, List<Former>> names = new HashMap<>(4096);

  /** The code and the commune of the row that was read last. */
  private String code = "";

  private String commune = "";

  private PastCodes() {
    ShippedRows.forEach("anciens-codes.csv.gz", this::add);
  }

  /**
   * Adds a row: how much larger the code is than that of the row before, or the whole code of the
   * first one of a département; the commune of 2025, without its département where it is the same,
   * or nothing for that of the row before; and a name, if it is known.
   */
  private void add(String[] row) {
    code =
        row[0].length() < CODE
            ? code.substring(0, 2) + next(code.substring(2), Integer.parseInt(row[0]))
            : row[0];
    if (row.length > 1 && !row[1].isEmpty()) {
      commune = row[1].length() < CODE ? code.substring(0, 2) + row[1] : row[1];
    }
    communes.merge(code, List.of(commune), PastCodes::both);
    if (row.length > 2) {
      names
          .computeIfAbsent(Folding.of(row[2]), name -> new ArrayList<>(1))
          .add(new Former(code, commune));
    }
  }

  /** The three digits that are so much larger. */
  private static String next(String digits, int more) {
    return String.valueOf(1000 + Integer.parseInt(digits) + more).substring(1);
  }

  /** All of them, read once. */
  static PastCodes all() {
    return Loaded.ALL;
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** The communes of 2025 that a code of the past belongs to; mostly one, none if it is no code. */
  List<String> communes(String code) {
    return communes.getOrDefault(code, List.of());
  }

  /** The communes into which those with a former name (folded) were merged. */
  List<Former> named(String folded) {
    return names.getOrDefault(folded, List.of());
  }

  /** Every code of the past. */
  Set<String> codes() {
    return communes.keySet();
  }

  /** Whether a code of the past is that of a municipal arrondissement. */
  boolean arrondissement(String code) {
    List<String> of = communes(code);
    return of.size() == 1
        && WITH_ARRONDISSEMENTS.contains(of.get(0))
        && (code.startsWith("751") || code.startsWith("6938") || code.startsWith("132"));
  }

  /**
   * Whether a code went when its département was divided, in 1968 or 1976: nobody has used it
   * since, and the same digits may be a postal code today.
   */
  boolean lapsed(String code) {
    return DIVIDED.contains(departementOf(code))
        && communes(code).stream().noneMatch(c -> departementOf(c).equals(departementOf(code)));
  }

  /** The département that the code of a commune begins with. */
  static String departementOf(String code) {
    return code.substring(0, code.startsWith("97") || code.startsWith("98") ? 3 : 2);
  }
}
