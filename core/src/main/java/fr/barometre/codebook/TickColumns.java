package fr.barometre.codebook;

import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.codebook.ColumnFacts.Value;
import fr.barometre.codebook.Guess.Option;
import fr.barometre.codebook.Words.RowKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
      for (Map.Entry<String, List<Tick>> group : found.entrySet()) {
        leaveComments(group.getValue());
        List<Tick> ticks = pattern == NUMBERED ? sayingIt(group.getValue()) : group.getValue();
        if (ticks.size() > 1 && (pattern == NUMBERED || areTicks(ticks, pattern))) {
          groups.putIfAbsent(group.getKey(), ticks);
        }
      }
    }
    return groups;
  }

  /** Drops what LimeSurvey writes beside options: SQ001comment beside SQ001. */
  private static void leaveComments(List<Tick> ticks) {
    Set<String> comments = new HashSet<>();
    for (Tick tick : ticks) {
      comments.add(tick.option() + "comment");
    }
    ticks.removeIf(tick -> comments.contains(tick.option()));
  }

  /**
   * The options of columns of which each says one thing or nothing, and no other says the same; by
   * their texts, where more than one person has said them. Empty if columns say more.
   */
  private List<Tick> sayingIt(List<Tick> ticks) {
    List<Tick> named = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Tick tick : ticks) {
      String option = tick.option();
      for (Value value : tick.column().values()) {
        boolean isOne = tick.column().values().size() == 1 && said.add(value.plain());
        if (!isOne
            || tick.column().isPersonal()
            || YES_OR_NO.contains(value.plain())
            || vocabulary.kind(value.plain()).isPresent()) {
          return List.of();
        }
        option = value.count() > 1 ? value.text() : option;
      }
      named.add(new Tick(tick.column(), tick.option(), option));
    }
    return said.size() > 1 ? named : List.of();
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
