package fr.barometre.answers;

import fr.barometre.answers.Export.DateOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A column of days. A date such as 03/04/2025 may be two days; it stays undecided until the whole
 * column has been read.
 */
final class DateColumn {

  /** Begins what stands for an undecided day in a dictionary: no ISO day begins so. */
  private static final String OPEN = "?";

  private final Map<String, DateText.Day> undecided = new HashMap<>();

  /** The days whose year has two digits. */
  private final Set<String> shortYears = new HashSet<>();

  private boolean dayFirst;
  private boolean monthFirst;
  private DateOrder order = DateOrder.AS_THE_COLUMN_TELLS;

  /** Says what comes first where the column does not tell. */
  void order(DateOrder said) {
    order = said;
  }

  /**
   * The day of a text, or the text itself while the column does not tell which of two days it is.
   *
   * @return empty if the text is no day
   */
  Optional<String> read(String text) {
    DateText.Day day = DateText.day(text);
    if (day.dayFirst().isEmpty() && day.monthFirst().isEmpty()) {
      return Optional.empty();
    }
    dayFirst |= day.monthFirst().isEmpty();
    monthFirst |= day.dayFirst().isEmpty();
    if (day.shortYear()) {
      shortYears.add(day.dayFirst().or(day::monthFirst).orElse(text));
    }
    Optional<String> sure = day.sure();
    if (sure.isEmpty()) {
      undecided.put(OPEN + text, day);
    }
    return Optional.of(sure.orElse(OPEN + text));
  }

  /** How many days have a year of two digits. */
  long shortYears() {
    return shortYears.size();
  }

  /** Whether there are days that neither the column nor its description tells. */
  boolean isOpen() {
    return !undecided.isEmpty() && dayFirst == monthFirst && order == DateOrder.AS_THE_COLUMN_TELLS;
  }

  /** The ISO day that something stands for; blank where the column does not tell. */
  String decided(String standing) {
    DateText.Day day = undecided.get(standing);
    if (day == null) {
      return standing;
    }
    boolean first = dayFirst == monthFirst ? order == DateOrder.DAY_FIRST : dayFirst;
    return isOpen() ? "" : (first ? day.dayFirst() : day.monthFirst()).orElse("");
  }
}
