package fr.barometre.codebook;

import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.codebook.ColumnFacts.Value;
import fr.barometre.codebook.Guess.Option;
import fr.barometre.codebook.Words.RowKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds multiple choices that have a column for each option: {@code x[y]}, {@code x.y}, {@code
 * x/y}.
 */
final class TickColumns {

  private static final Pattern BRACKETS = Pattern.compile("(.+?)\\s*\\[([^\\[\\]]+)\\]");
  private static final Pattern SLASH = Pattern.compile("(\\S+)/([^\\s/]+)");
  private static final Pattern POINT = Pattern.compile("(\\S+)\\.([^\\s.]+)");
  private static final Set<String> OTHER = Set.of("autre", "other", "autre(s)", "autres");
  private static final Set<String> YES_OR_NO = Set.of("oui", "o", "yes", "y", "non", "n", "no");

  private final Vocabulary vocabulary;

  TickColumns(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * A column with the option that it is of.
   *
   * @param column the column
   * @param option the option's name
   */
  record Tick(ColumnFacts column, String option) {}

  /** The groups of columns, by the name that they share. */
  Map<String, List<Tick>> groups(List<ColumnFacts> columns) {
    Map<String, List<Tick>> groups = new LinkedHashMap<>();
    for (Pattern pattern : List.of(BRACKETS, SLASH, POINT)) {
      Map<String, List<Tick>> found = new LinkedHashMap<>();
      for (ColumnFacts column : columns) {
        Matcher matcher = pattern.matcher(column.header());
        if (matcher.matches()) {
          found
              .computeIfAbsent(matcher.group(1).strip(), n -> new ArrayList<>())
              .add(new Tick(column, matcher.group(2).strip()));
        }
      }
      found.forEach(
          (name, ticks) -> {
            if (ticks.size() > 1 && areTicks(ticks, pattern == BRACKETS)) {
              groups.putIfAbsent(name, ticks);
            }
          });
    }
    return groups;
  }

  private boolean areTicks(List<Tick> ticks, boolean sure) {
    return ticks.stream().anyMatch(t -> t.column().answers() > 0)
        && ticks.stream().allMatch(t -> isTick(t, sure));
  }

  private boolean isTick(Tick tick, boolean sure) {
    if (sure && OTHER.contains(vocabulary.plain(tick.option()))) {
      return true;
    }
    String itself = vocabulary.plain(tick.option());
    return !tick.column().isFull()
        && tick.column().values().stream().allMatch(v -> isSign(v, itself, sure));
  }

  private boolean isSign(Value value, String itself, boolean sure) {
    String plain = value.plain();
    boolean sign =
        vocabulary.isTicked(plain)
            || vocabulary.isUnticked(plain)
            || vocabulary.kind(plain).isPresent()
            || (sure && plain.equals(itself));
    return sign && (sure || !YES_OR_NO.contains(plain));
  }

  /** The multiple choice that columns are. */
  Guess guess(List<Tick> ticks) {
    List<Option> options = new ArrayList<>();
    for (Tick tick : ticks) {
      int count =
          tick.column().values().stream()
              .filter(
                  v -> !vocabulary.isUnticked(v.plain()) && vocabulary.kind(v.plain()).isEmpty())
              .mapToInt(Value::count)
              .sum();
      ModalityKind kind =
          vocabulary.kind(vocabulary.plain(tick.option())).orElse(ModalityKind.SUBSTANTIVE);
      options.add(new Option("", tick.option(), kind, count));
    }
    Optional<Option> any =
        options.stream().filter(o -> o.kind() == ModalityKind.SUBSTANTIVE).findFirst();
    return any.isEmpty()
        ? Guess.leftOut("aucune r\u00e9ponse sur le fond")
        : Guess.of(
            RowKind.MULTIPLE,
            options,
            ticks.size() + " colonnes \u00e0 cocher, une par r\u00e9ponse");
  }
}
