package fr.barometre.answers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The days of a column, of which some may be two until the column has been read. */
final class DateColumn {

  /** Begins what stands for an undecided day in a dictionary: no ISO day begins so. */
  private static final String OPEN = "?";

  private final Map<String, DateText.Day> undecided = new HashMap<>();
  private boolean dayFirst;
  private boolean monthFirst;

  /**
   * What stands for a day until the column has been read.
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
    Optional<String> sure = day.sure();
    if (sure.isEmpty()) {
      undecided.put(OPEN + text, day);
    }
    return Optional.of(sure.orElse(OPEN + text));
  }

  /** Whether there are days that the column does not tell. */
  boolean isOpen() {
    return !undecided.isEmpty() && dayFirst == monthFirst;
  }

  /** The ISO day that something stands for; blank where the column does not tell. */
  String decided(String standing) {
    DateText.Day day = undecided.get(standing);
    if (day == null) {
      return standing;
    }
    return isOpen() ? "" : (dayFirst ? day.dayFirst() : day.monthFirst()).orElse("");
  }
}
