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
import java.util.stream.Collectors;

/**
 * Finds multiple choices that have a column for each option: {@code x[y]}, {@code x: y}, {@code
 * x.y}, {@code x/y}; or {@code x_1}, {@code x_2}, whose cells say the option or nothing.
 */
final class TickColumns {

  private static final Pattern BRACKETS = Pattern.compile("(.+?)\\s*\\[([^\\[\\]]+)\\]");
  private static final Pattern SLASH = Pattern.compile("(\\S+)/([^\\s/]+)");
  private static final Pattern POINT = Pattern.compile("(\\S+)\\.([^\\s.]+)");
  private static final Pattern COLON = Pattern.compile("([^:]+?)\\s*: ([^:]+)");
  private static final Pattern NUMBERED = Pattern.compile("(\\S+)_(\\d{1,3})");
  private static final Pattern OTHER = Pattern.compile("(autre|other)s?\\b.*");
  private static final String COMMENT = "comment";
  private static final Set<String> YES_OR_NO = Set.of("oui", "o", "yes", "y", "non", "n", "no");

  private final Vocabulary vocabulary;

  TickColumns(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * A column with the option that it is of.
   *
   * @param column the column
   * @param code the option's code, if it has one beside its name
   * @param option the option's name
   */
  record Tick(ColumnFacts column, String code, String option) {
    Tick(ColumnFacts column, String option) {
      this(column, "", option);
    }
  }

  /** The groups of columns, by the name that they share. */
  Map<String, List<Tick>> groups(List<ColumnFacts> columns) {
    Map<String, List<Tick>> groups = new LinkedHashMap<>();
    for (Pattern pattern : List.of(BRACKETS, COLON, SLASH, POINT, NUMBERED)) {
      Map<String, List<Tick>> found = new LinkedHashMap<>();
      for (ColumnFacts column : columns) {
        Matcher matcher = pattern.matcher(column.header());
        if (matcher.matches()) {
          found
              .computeIfAbsent(matcher.group(1).strip(), n -> new ArrayList<>())
              .add(new Tick(column, matcher.group(2).strip()));
        }
      }
      found.values().forEach(TickColumns::leaveComments);
      found.forEach(
          (name, ticks) -> {
            if (ticks.size() > 1
                && (pattern == NUMBERED ? sayIt(ticks) : areTicks(ticks, pattern))) {
              groups.putIfAbsent(name, pattern == NUMBERED ? named(ticks) : ticks);
            }
          });
    }
    return groups;
  }

  /** Drops what LimeSurvey writes beside options: SQ001comment beside SQ001. */
  private static void leaveComments(List<Tick> ticks) {
    Set<String> options = ticks.stream().map(Tick::option).collect(Collectors.toSet());
    ticks.removeIf(
        t ->
            t.option().endsWith(COMMENT)
                && options.contains(
                    t.option().substring(0, t.option().length() - COMMENT.length())));
  }

  /** Whether each column says one thing or nothing, and no other says the same. */
  private boolean sayIt(List<Tick> ticks) {
    List<String> said =
        ticks.stream().flatMap(t -> t.column().values().stream()).map(Value::plain).toList();
    return said.size() > 1
        && Set.copyOf(said).size() == said.size()
        && ticks.stream().allMatch(t -> !t.column().isPersonal() && t.column().values().size() <= 1)
        && said.stream().noneMatch(v -> YES_OR_NO.contains(v) || vocabulary.kind(v).isPresent());
  }

  /** The options by their texts, where more than one person has said them. */
  private static List<Tick> named(List<Tick> ticks) {
    return ticks.stream()
        .map(
            t ->
                new Tick(
                    t.column(),
                    t.option(),
                    t.column().values().stream()
                        .filter(v -> v.count() > 1)
                        .map(Value::text)
                        .findFirst()
                        .orElse(t.option())))
        .toList();
  }

  private boolean areTicks(List<Tick> ticks, Pattern pattern) {
    boolean sure = pattern == BRACKETS || pattern == COLON;
    return ticks.stream().anyMatch(t -> t.column().answers() > 0)
        && ticks.stream().allMatch(t -> isTick(t, sure));
  }

  private boolean isTick(Tick tick, boolean sure) {
    if (sure && OTHER.matcher(vocabulary.plain(tick.option())).matches()) {
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
      options.add(new Option(tick.code(), tick.option(), kind, count));
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
