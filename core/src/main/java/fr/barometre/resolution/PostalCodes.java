package fr.barometre.resolution;

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
  private final Set<String> known = new HashSet<>(1 << 16);

  private PostalCodes() {
    ShippedRows.forEach("codes-postaux.csv.gz", row -> add(row[0], row[1].split(" ")));
  }

  private void add(String postalCode, String[] shortened) {
    List<String> codes = new ArrayList<>(shortened.length);
    String start = postalCode.substring(0, 2);
    for (String end : shortened) {
      String code = end.length() == CODE ? end : start + end;
      start = code.substring(0, 2);
      codes.add(code);
    }
    communes.put(postalCode, List.copyOf(codes));
    known.addAll(codes);
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
