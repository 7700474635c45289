package fr.barometre.codebook;

import fr.barometre.codebook.ColumnFacts.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out whether the cells of a column hold several answers, and by what they are parted. */
final class SeveralAnswers {

  /** Signs that part answers, and seldom stand within one. */
  private static final List<String> SURE = List.of("|", "\n", ";");

  /** Signs that stand within answers too. */
  private static final List<String> DOUBTFUL = List.of(",", "/", " ");

  private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_-]+");
  private static final Pattern SMALL = Pattern.compile("\\p{Ll}");
  private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}");
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

  /** The parts of a cell; what is no part of its own stays with the one before it. */
  private static List<String> split(String cell, String separator, Set<String> joined) {
    List<String> parts = new ArrayList<>();
    String before = "";
    for (String part : cell.split(Pattern.quote(separator), -1)) {
      if (joined.contains(before + separator + part.strip())) {
        parts.set(parts.size() - 1, parts.get(parts.size() - 1) + separator + part);
      } else {
        parts.add(part);
      }
      before = part.strip();
    }
    return parts;
  }

  /**
   * Where a comma stands within an option, as in "Messagerie, chat": what follows it begins with a
   * small letter, and always stands behind the same text, which never stands without it.
   */
  private static Set<String> ofOneOption(List<Value> cells) {
    Map<String, Set<String>> before = new HashMap<>();
    Map<String, Set<String>> after = new HashMap<>();
    for (Value cell : cells) {
      String[] parts = (cell.text() + ",").split(",", -1);
      for (int i = 0; i < parts.length; i++) {
        String one = i == 0 ? "" : parts[i - 1].strip();
        String next = parts[i].strip();
        before.computeIfAbsent(next, p -> new HashSet<>()).add(one);
        after.computeIfAbsent(one, p -> new HashSet<>()).add(next);
      }
    }
    Set<String> joined = new HashSet<>();
    before.forEach(
        (next, ones) -> {
          String one = ones.iterator().next();
          if (ones.size() == 1
              && after.getOrDefault(one, Set.of()).size() == 1
              && SMALL.matcher(next).lookingAt()
              && CAPITAL.matcher(one).lookingAt()) {
            joined.add(one + "," + next);
          }
        });
    return joined;
  }

  /** The parts of cells, if several cells have some. */
  private static Optional<Parted> part(List<Value> cells, String separator, Vocabulary vocabulary) {
    Set<String> own = separator.equals(",") ? ofOneOption(cells) : Set.of();
    int partedCells = 0;
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Value cell : cells) {
      String list =
          cell.text().startsWith("[") ? LIST.matcher(cell.text()).replaceAll("") : cell.text();
      int parts = 0;
      for (String part : split(list, separator, own)) {
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
