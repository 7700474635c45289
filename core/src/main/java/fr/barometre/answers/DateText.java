package fr.barometre.answers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Days as people and tools write them: 2025-03-31, with or without a time; 31/03/2025; 31 mars
 * 2025; 31-mars-25; March 31, 2025; 20250331.
 *
 * <p>Whether the day or the month comes first in {@code 03/04/2025} the text does not tell: the
 * column decides, if a date such as {@code 31/03/2025} or {@code 3/31/2025} is in it.
 */
final class DateText {

  private static final int LONGEST = 60;

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[t ].*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})(?:[-/.](\\d{4})|[/.](\\d{2}))(?:[t ,].*)?");

  /** {@code 31-mars-25}, as spreadsheets write it. */
  private static final Pattern BY_DASHES =
      Pattern.compile("(\\d{1,2})[-/ ]([a-z]+)\\.?[-/ ](\\d{2}|\\d{4})");

  private static final Pattern DIGITS = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");

  /** A number of days as spreadsheets count them. */
  private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:[.,]\\d+)?");

  private static final int YEAR_2000 = 36_526;
  private static final int LAST_OF_2099 = 73_050;
  private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?:[a-z]+\\.? )?(\\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\\.?,? (\\d{4})(?:[ ,].*)?");
  private static final Pattern MONTH_IN_FRONT =
      Pattern.compile("([a-z]+)\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:[ ,].*)?");

  private static final List<String> MONTHS =
      List.of(
          "janvier janv january jan",
          "fevrier fevr fev february feb",
          "mars march mar",
          "avril avr april apr",
          "mai may",
          "juin june jun",
          "juillet juil july jul",
          "aout august aug",
          "septembre sept september sep",
          "octobre october oct",
          "novembre november nov",
          "decembre december dec");

  private static final Map<String, Integer> MONTH_OF =
      IntStream.range(0, MONTHS.size())
          .boxed()
          .flatMap(
              month -> Stream.of(MONTHS.get(month).split(" ")).map(n -> Map.entry(n, month + 1)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private DateText() {}

  /**
   * A day, or two that a text may be.
   *
   * @param dayFirst the ISO day if the day comes first; empty if it cannot
   * @param monthFirst the ISO day if the month does; empty if it cannot
   * @param shortYear whether the year has two digits
   */
  record Day(Optional<String> dayFirst, Optional<String> monthFirst, boolean shortYear) {

    private static Day of(Optional<String> day) {
      return new Day(day, day, false);
    }

    /** The day, if there is one alone. */
    Optional<String> sure() {
      if (dayFirst.isEmpty() || monthFirst.isEmpty()) {
        return dayFirst.or(() -> monthFirst);
      }
      return dayFirst.equals(monthFirst) ? dayFirst : Optional.empty();
    }
  }

  /** The day that a text is; of neither form if it is none. */
  static Day day(String text) {
    String plain = text.length() > LONGEST ? "" : PlainText.of(text);
    Matcher iso = YEAR_FIRST.matcher(plain);
    if (iso.matches()) {
      return Day.of(day(iso.group(1), iso.group(2), iso.group(3)));
    }
    Matcher slashes = YEAR_LAST.matcher(plain);
    if (slashes.matches()) {
      String year = whole(slashes.group(4) == null ? slashes.group(3) : slashes.group(4));
      return new Day(
          day(year, slashes.group(2), slashes.group(1)),
          day(year, slashes.group(1), slashes.group(2)),
          slashes.group(4) != null);
    }
    Matcher serial = SERIAL.matcher(plain);
    int days = serial.matches() ? Integer.parseInt(serial.group(1)) : 0;
    if (days >= YEAR_2000 && days <= LAST_OF_2099) {
      return Day.of(Optional.of(FIRST_DAY.plusDays(days).toString()));
    }
    Matcher digits = DIGITS.matcher(plain);
    if (digits.matches()) {
      return Day.of(day(digits.group(1), digits.group(2), digits.group(3)));
    }
    Matcher dashes = BY_DASHES.matcher(plain);
    if (dashes.matches() && MONTH_OF.containsKey(dashes.group(2))) {
      Optional<String> day = day(whole(dashes.group(3)), month(dashes.group(2)), dashes.group(1));
      return new Day(day, day, dashes.group(3).length() == 2);
    }
    Matcher words = IN_WORDS.matcher(plain);
    if (words.matches() && MONTH_OF.containsKey(words.group(2))) {
      return Day.of(day(words.group(3), month(words.group(2)), words.group(1)));
    }
    Matcher front = MONTH_IN_FRONT.matcher(plain);
    return front.matches() && MONTH_OF.containsKey(front.group(1))
        ? Day.of(day(front.group(3), month(front.group(1)), front.group(2)))
        : Day.of(Optional.empty());
  }

  /** A year of four digits. */
  private static String whole(String year) {
    return year.length() == 2 ? "20" + year : year;
  }

  private static String month(String name) {
    return String.valueOf(MONTH_OF.get(name));
  }

  private static Optional<String> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
