package fr.barometre.resolution;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The régions of 2016 into which those before were merged, by Insee's code or the folded name of
 * the former one (law 2015-29). No former code is that of a région of today.
 */
final class PastRegions {

  /** The former code, the former name (folded) and the code of today. */
  private static final String[][] MERGED = {
    {"42", "alsace", "44"},
    {"21", "champagne ardenne", "44"},
    {"41", "lorraine", "44"},
    {"72", "aquitaine", "75"},
    {"74", "limousin", "75"},
    {"54", "poitou charentes", "75"},
    {"83", "auvergne", "84"},
    {"82", "rhone alpes", "84"},
    {"26", "bourgogne", "27"},
    {"43", "franche comte", "27"},
    {"91", "languedoc roussillon", "76"},
    {"73", "midi pyrenees", "76"},
    {"31", "nord pas de calais", "32"},
    {"22", "picardie", "32"},
    {"25", "basse normandie", "28"},
    {"23", "haute normandie", "28"},
  };

  private static final Map<String, String> BY_CODE = new HashMap<>();
  private static final Map<String, String> BY_NAME = new HashMap<>();

  static {
    for (String[] merged : MERGED) {
      BY_CODE.put(merged[0], merged[2]);
      BY_NAME.put(merged[1], merged[2]);
    }
    BY_NAME.put("centre", "24"); // renamed in 2015, its code kept
  }

  private PastRegions() {}

  /** The code of today for a code of the past; empty if it is none. */
  static Optional<String> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The code of today for a folded name of the past; empty if it is none. */
  static Optional<String> named(String folded) {
    return Optional.ofNullable(BY_NAME.get(folded));
  }
}
