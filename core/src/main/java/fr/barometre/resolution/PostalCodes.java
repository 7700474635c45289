package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The communes of 2025 that share a postal code. */
final class PostalCodes {

  private static final int CODE = 5;

  private static final class Loaded {
    static final PostalCodes ALL = new PostalCodes();
  }

  private final Map<String, List<String>> communes = new HashMap<>(16_384);
  private final Map<String, List<String>> ofDepartement = new HashMap<>();
  private final Set<String> known = new HashSet<>(1 << 16);

  private PostalCodes() {
    for (Collectivite member : Population.collectivites2025().collectivites()) {
      if (member.type() == CollectiviteType.COMMUNE) {
        ofDepartement
            .computeIfAbsent(member.code().substring(0, 2), start -> new ArrayList<>())
            .add(member.code());
        known.add(member.code());
      }
    }
    ShippedRows.forEach("codes-postaux.csv.gz", row -> add(row[0], row[1].split(" "), row[2]));
  }

  /**
   * Adds a département: its postal codes, shortened by its own two digits, and for each of its
   * communes, in the order of codes, a character ({@code @} is the first postal code, {@code A} the
   * second, and so on), or several in parentheses.
   */
  private void add(String start, String[] shortened, String places) {
    int at = 0;
    for (String commune : ofDepartement.getOrDefault(start, List.of())) {
      int end = places.charAt(at) == '(' ? places.indexOf(')', at) : at;
      for (char place :
          places.substring(end > at ? at + 1 : at, Math.max(end, at + 1)).toCharArray()) {
        String code = shortened[place - '@'];
        communes
            .computeIfAbsent(code.length() == CODE ? code : start + code, c -> new ArrayList<>())
            .add(commune);
      }
      at = end + 1;
    }
  }

  /** All of them, read once. */
  static PostalCodes all() {
    return Loaded.ALL;
  }

  /** The codes of the communes that have a postal code; none if it is not one. */
  List<String> communes(String postalCode) {
    return communes.getOrDefault(postalCode, List.of());
  }

  /** Whether a commune of 2025 has a code, in the frame or not. */
  boolean isCommune(String code) {
    return known.contains(code);
  }

  /** Every postal code. */
  Set<String> codes() {
    return communes.keySet();
  }

  /** The départements that a postal code can be in by its first digits, even that of a CEDEX. */
  static Set<String> departements(String postalCode) {
    if (postalCode.startsWith("20")) {
      return Set.of("2A", "2B");
    }
    return Set.of(PastCodes.departementOf(postalCode));
  }
}
