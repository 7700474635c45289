package fr.barometre.codebook;

import fr.barometre.codebook.ColumnFacts.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out whether the cells of a column hold several answers each, and which separator is between
 * them.
 */
final class SeveralAnswers {

  /** Signs that part answers, and seldom stand within one. */
  private static final List<String> SURE = List.of("|", "\n", ";");

  /** Signs that stand within answers too. */
  private static final List<String> DOUBTFUL = List.of(",", "/", " ");

  private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_-]+");
  private static final Pattern LIST = Pattern.compile("^\\[|\\]$|\"");

  private SeveralAnswers() {}

  /**
   * The answers within cells.
   *
   * @param separator what parts them
   * @param options the answers, the most frequent first
   */
  record Parted(String separator, List<Value> options) {}

  static Optional<Parted> part(List<Value> cells, Vocabulary vocabulary) {
    for (String separator : SURE) {
      Optional<Parted> parted = part(cells, separator, vocabulary);
      if (parted.isPresent() && parted.get().options().size() <= cells.size() + 1) {
        return parted.map(
            p -> separator.equals("\n") ? new Parted("retour \u00e0 la ligne", p.options()) : p);
      }
    }
    for (String separator : DOUBTFUL) {
      Optional<Parted> parted = part(cells, separator, vocabulary);
      if (parted.isPresent() && parted.get().options().size() < cells.size()) {
        boolean spaces = separator.equals(" ");
        boolean codes =
            parted.get().options().stream().allMatch(v -> WORD.matcher(v.text()).matches());
        if (!spaces || codes) {
          return parted.map(p -> spaces ? new Parted("espace", p.options()) : p);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The parts of cells, if several cells have some. A comma before a small letter is within an
   * option, as in "Messagerie, chat", where this makes fewer of them.
   */
  private static Optional<Parted> part(List<Value> cells, String separator, Vocabulary vocabulary) {
    String sign = Pattern.quote(separator);
    Optional<Parted> parted = part(cells, separator, sign, vocabulary);
    return separator.equals(",")
        ? part(cells, separator, ",(?!\\s*\\p{Ll})", vocabulary)
            .filter(p -> p.options().size() < parted.map(all -> all.options().size()).orElse(0))
            .or(() -> parted)
        : parted;
  }

  private static Optional<Parted> part(
      List<Value> cells, String separator, String sign, Vocabulary vocabulary) {
    int partedCells = 0;
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Value cell : cells) {
      String list =
          cell.text().startsWith("[") ? LIST.matcher(cell.text()).replaceAll("") : cell.text();
      int parts = 0;
      for (String part : list.split(sign, -1)) {
        String plain = vocabulary.plain(part);
        if (!plain.isEmpty()) {
          parts++;
          texts.putIfAbsent(plain, part.strip());
          counts.merge(plain, cell.count(), Integer::sum);
        }
      }
      partedCells += parts > 1 ? cell.count() : 0;
    }
    if (partedCells < 2) {
      return Optional.empty();
    }
    List<Value> options = new ArrayList<>();
    counts.forEach(
        (plain, count) -> options.add(new Value(texts.getOrDefault(plain, plain), plain, count)));
    options.sort((a, b) -> Integer.compare(b.count(), a.count()));
    return Optional.of(new Parted(separator, options));
  }
}
