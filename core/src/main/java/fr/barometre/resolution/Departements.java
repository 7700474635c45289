package fr.barometre.resolution;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The codes of the départements that a text means. */
final class Departements {

  /** A code at either end of a text: {@code 01 - Ain}, {@code Ain (01)}. */
  private static final Pattern WITH_CODE =
      Pattern.compile("(?:(\\w{1,3})\\W+.*\\p{L})|(?:.*\\p{L}\\W+(\\w{1,3})\\W?)");

  /** By folded name, the départements of régions that have no name of one; of the country any. */
  private static final Map<String, Set<String>> WIDER = new HashMap<>(Map.of("france", Set.of()));

  static {
    WIDER.put("auvergne rhone alpes", Set.of("01 03 07 15 26 38 42 43 63 69 73 74".split(" ")));
    WIDER.put("bourgogne franche comte", Set.of("21 25 39 58 70 71 89 90".split(" ")));
    WIDER.put("bretagne", Set.of("22 29 35 56".split(" ")));
    WIDER.put("centre val de loire", Set.of("18 28 36 37 41 45".split(" ")));
    WIDER.put("grand est", Set.of("08 10 51 52 54 55 57 67 68 88".split(" ")));
    WIDER.put("hauts de france", Set.of("02 59 60 62 80".split(" ")));
    WIDER.put("ile de france", Set.of("75 77 78 91 92 93 94 95".split(" ")));
    WIDER.put("normandie", Set.of("14 27 50 61 76".split(" ")));
    WIDER.put("nouvelle aquitaine", Set.of("16 17 19 23 24 33 40 47 64 79 86 87".split(" ")));
    WIDER.put("occitanie", Set.of("09 11 12 30 31 32 34 46 48 65 66 81 82".split(" ")));
    WIDER.put("pays de la loire", Set.of("44 49 53 72 85".split(" ")));
    WIDER.put("provence alpes cote d azur", Set.of("04 05 06 13 83 84".split(" ")));
    WIDER.put("paca", Set.of("04 05 06 13 83 84".split(" ")));
  }

  private static final class Loaded {
    static final Departements ALL = new Departements();
  }

  private final Map<String, Set<String>> byCode = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();

  private Departements() {
    ShippedRows.forEach(
        "departements.csv",
        row -> {
          byCode.put(row[0], Set.of(row[0]));
          byName.put(Folding.withoutArticle(Folding.of(row[1])), Set.of(row[0]));
        });
    byCode.put("20", Set.of("2A", "2B"));
    byName.put("corse", Set.of("2A", "2B"));
    byCode.put("6AE", Set.of("67", "68"));
    byName.put("alsace", Set.of("67", "68"));
    byName.put("collectivite europeenne d alsace", Set.of("67", "68"));
    byCode.put("69D", Set.of("69"));
    byCode.put("69M", Set.of("69"));
  }

  /** All of them, read once. */
  static Departements all() {
    return Loaded.ALL;
  }

  /** By a code or a name in any spelling, or both; none if it is not understood. */
  Set<String> of(String text) {
    CleanText clean = CleanText.of(text);
    Set<String> coded = coded(clean.compact());
    if (!coded.isEmpty()) {
      return coded;
    }
    String folded = Folding.of(clean.spaced());
    Set<String> named = named(folded);
    if (!named.isEmpty()) {
      return named;
    }
    Matcher both = WITH_CODE.matcher(clean.spaced());
    if (both.matches()) {
      return coded(Optional.ofNullable(both.group(1)).orElse(String.valueOf(both.group(2))));
    }
    return Kinds.after(folded).map(said -> named(said.name())).orElse(Set.of());
  }

  private Set<String> coded(String code) {
    String capitals = CleanText.capitals(code);
    return byCode.getOrDefault(capitals.length() == 1 ? "0" + capitals : capitals, Set.of());
  }

  /**
   * The départements of a région or, none in particular, of the country; empty if it is neither.
   */
  Optional<Set<String>> wider(String text) {
    return Optional.ofNullable(WIDER.get(Folding.withoutArticle(Folding.of(text))));
  }

  /** Whether a text is the name of a département, a région or the country. */
  boolean isPlace(String text) {
    return wider(text).isPresent() || !named(Folding.of(text)).isEmpty();
  }

  /** By a folded name. */
  Set<String> named(String folded) {
    return byName.getOrDefault(Folding.withoutArticle(folded), Set.of());
  }
}
