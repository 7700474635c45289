package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.csv.CsvRow;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rows that nobody answered, though they stand among those of respondents: a total, a note below
 * the table, the header once more. Only rows are asked that cannot be read otherwise.
 */
final class NoResponse {

  private static final Label SUMS =
      Label.of("lignes de total ou de note, écartées", "rows of totals or notes, left out");
  private static final Label HEADERS =
      Label.of("en-têtes répétés, écartés", "repeated headers, left out");

  /** How such rows begin, in plain text. */
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?:(?:sous|grand)[- ]?)?(?:total|totaux|somme|moyenne|mediane|ensemble|subtotal|sum|mean"
              + "|average)\\b.{0,40}|(?:sources?|notes?|champ|lecture|legende) ?:.*|[*(]\\d?[*)].*",
          Pattern.DOTALL);

  private NoResponse() {}

  /** What a row is, if it is no response. */
  static Optional<Label> of(CsvRow row, List<String> header) {
    List<String> said =
        IntStream.range(0, row.size()).mapToObj(row::field).filter(f -> !f.isEmpty()).toList();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    if (BEGINS.matcher(PlainText.of(said.get(0))).matches()) {
      return Optional.of(SUMS);
    }
    return said.equals(header.stream().map(String::strip).filter(h -> !h.isEmpty()).toList())
        ? Optional.of(HEADERS)
        : Optional.empty();
  }
}
