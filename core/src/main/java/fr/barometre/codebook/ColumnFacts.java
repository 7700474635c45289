package fr.barometre.codebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Statistics of a column of answers, collected row by row, from which {@link Guesser} guesses the
 * kind of question.
 */
final class ColumnFacts {

  /** Different texts that are kept; a column with more is no list of options. */
  private static final int MOST_TEXTS = 5_000;

  /**
   * A text of the column, with its plain form and how often it occurs.
   *
   * @param text how it is written most often
   * @param plain its plain form
   * @param count in how many cells
   */
  record Value(String text, String plain, int count) {}

  private final String header;
  private final Vocabulary vocabulary;
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final TreeSet<String> waves = new TreeSet<>();
  private boolean isFull;
  private int rows;
  private int answers;
  private int numbers;
  private int quantities;

  /** The units beside numbers, by their singular, each in its longest form. */
  private final Map<String, String> units = new LinkedHashMap<>();

  private int days;
  private int blankedZeros;
  private boolean personal;
  private int repeated;
  private String last = "";
  private boolean whole = true;
  private Optional<BigDecimal> least = Optional.empty();
  private Optional<BigDecimal> most = Optional.empty();

  ColumnFacts(String header, Vocabulary vocabulary) {
    this.header = header;
    this.vocabulary = vocabulary;
  }

  /** Takes a row of one answer, of a respondent; mostly those of one follow each other. */
  void takeRowOf(String respondent) {
    repeated += respondent.equals(last) ? 1 : 0;
    last = respondent;
  }

  /** Whether several respondents have rows of the question one after the other. */
  boolean hasSeveralRows() {
    return repeated > 1;
  }

  /** Takes a cell. */
  void take(String cell, String wave) {
    rows++;
    if (cell.isEmpty() || vocabulary.isError(cell)) {
      return;
    }
    answers++;
    if (!wave.isEmpty()) {
      waves.add(wave);
    }
    personal |= PersonalData.isIn(cell);
    blankedZeros +=
        cell.length() > 1 && cell.charAt(0) == '0' && cell.chars().allMatch(Character::isDigit)
            ? 1
            : 0;
    look(cell);
    if (texts.size() < MOST_TEXTS || texts.containsKey(cell)) {
      texts.merge(cell, 1, Integer::sum);
    } else {
      isFull = true;
    }
  }

  private void look(String cell) {
    Optional<BigDecimal> number = vocabulary.number(cell);
    Optional<NumberCells.Quantity> quantity =
        number.isPresent() ? Optional.empty() : NumberCells.quantity(cell);
    Optional<BigDecimal> ofQuantity = quantity.flatMap(q -> vocabulary.number(q.number()));
    if (number.isPresent()) {
      numbers++;
      takeNumber(number.get());
    } else if (ofQuantity.isPresent()) {
      String unit = quantity.orElseThrow().unit();
      units.merge(
          vocabulary.plain(unit).replaceFirst("s$", ""),
          unit,
          (one, other) -> one.length() >= other.length() ? one : other);
      quantities++;
      takeNumber(ofQuantity.get());
    } else if (vocabulary.isDay(cell)) {
      days++;
    }
  }

  private void takeNumber(BigDecimal number) {
    whole &= number.stripTrailingZeros().scale() <= 0;
    least = Optional.of(least.map(l -> l.min(number)).orElse(number));
    most = Optional.of(most.map(m -> m.max(number)).orElse(number));
  }

  /** The texts of cells, by what they mean, the most frequent first. */
  List<Value> values() {
    Map<String, List<Map.Entry<String, Integer>>> byPlain = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> text : texts.entrySet()) {
      byPlain.computeIfAbsent(vocabulary.plain(text.getKey()), p -> new ArrayList<>()).add(text);
    }
    List<Value> values = new ArrayList<>();
    byPlain.forEach(
        (plain, spellings) -> {
          String often =
              spellings.stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
          values.add(
              new Value(often, plain, spellings.stream().mapToInt(Map.Entry::getValue).sum()));
        });
    values.sort((a, b) -> Integer.compare(b.count(), a.count()));
    return values;
  }

  String header() {
    return header;
  }

  List<String> waves() {
    return List.copyOf(waves);
  }

  boolean isFull() {
    return isFull;
  }

  int answers() {
    return answers;
  }

  int blanks() {
    return rows - answers;
  }

  /**
   * Cells that are numbers. A number with a unit is one only if no other unit stands in the column.
   */
  int numbers() {
    return units.size() > 1 ? numbers : numbers + quantities;
  }

  /** The unit beside numbers; blank if there is none, or several. */
  String unit() {
    return units.size() == 1 ? units.values().iterator().next() : "";
  }

  int days() {
    return days;
  }

  /** Cells of digits that begin with 0, which numbers would lose. */
  int blankedZeros() {
    return blankedZeros;
  }

  /** Whether a cell has an e-mail address or a telephone number. */
  boolean isPersonal() {
    return personal;
  }

  /** Whether all numbers are whole. */
  boolean isWhole() {
    return whole;
  }

  /** The smallest number; 0 if there is none. */
  BigDecimal least() {
    return least.orElse(BigDecimal.ZERO);
  }

  /** The largest number; 0 if there is none. */
  BigDecimal most() {
    return most.orElse(BigDecimal.ZERO);
  }
}
