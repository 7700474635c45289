package fr.barometre.resolution;

import static java.util.Objects.requireNonNull;

import fr.barometre.spelling.Folding;
import java.util.HashMap;
import java.util.HashSet;
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

  /** Corse until 1976. */
  static final String DIVIDED = "20";

  private static final class Loaded {
    static final Departements ALL = new Departements();
  }

  private final Map<String, Set<String>> byCode = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();

  /** For each folded name of a région, its départements; none for the country. */
  private final Map<String, Set<String>> wider = new HashMap<>();

  private Departements() {
    ShippedRows.forEach(
        "departements.csv",
        row -> {
          byCode.put(row[0], Set.of(row[0]));
          byName.put(Folding.withoutArticle(Folding.of(row[1])), Set.of(row[0]));
          String region = Folding.withoutArticle(Folding.of(row[2]));
          wider.computeIfAbsent(region, r -> new HashSet<>()).add(row[0]);
        });
    wider.put("paca", requireNonNull(wider.get("provence alpes cote d azur")));
    wider.put("france", Set.of());
    byCode.put(DIVIDED, Set.of("2A", "2B"));
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

  /** Whether a département of today has the code. */
  boolean isCode(String code) {
    return byCode.containsKey(code) && !code.equals(DIVIDED);
  }

  /** The départements that a code, a name or both mean, in any spelling; none if not understood. */
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
    return Optional.ofNullable(wider.get(Folding.withoutArticle(Folding.of(text))));
  }

  /** Whether a text is the name of a département, a région or the country. */
  boolean isPlace(String text) {
    return wider(text).isPresent() || !named(Folding.of(text)).isEmpty();
  }

  /** The départements of a folded name. */
  Set<String> named(String folded) {
    return byName.getOrDefault(Folding.withoutArticle(folded), Set.of());
  }
}
