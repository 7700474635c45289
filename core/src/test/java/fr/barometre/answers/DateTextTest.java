package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"31-mars-25", "31-mar.-2025", "31 mars 25", "20250331", "31/03/25"})
  void days_as_spreadsheets_write_them(String text) {
    assertThat(DateText.day(text).sure()).contains("2025-03-31");
  }

  @ParameterizedTest
  @ValueSource(strings = {"31-avril-25", "31-xyz-25", "20251331", "19000101", "mars 2025", "2025"})
  void what_is_no_day_is_none(String text) {
    assertThat(DateText.day(text).sure()).isEmpty();
  }
}
