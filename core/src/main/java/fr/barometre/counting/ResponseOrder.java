package fr.barometre.counting;

import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which a collectivité gave its responses: by day, then by wave, then by row.
 *
 * <p>A response without a date is of the first day of its wave. If that is not known either, the
 * waves come first for all responses of the collectivité, in the order of the questionnaire, those
 * of an unknown wave before all others; days then decide within a wave.
 *
 * <p>Example: without any date, a response of wave 2025 in row 3 is later than one of wave 2024 in
 * row 8.
 */
final class ResponseOrder {

  private final CodedAnswers answers;
  private final int[] waveOf;

  /**
   * For each wave of the answers, its rank in the questionnaire; -1 for a wave it does not have.
   */
  private final int[] ranks;

  /** For each wave of the answers, its first day; blank if it is not known. */
  private final List<String> firstDays;

  ResponseOrder(Questionnaire questionnaire, CodedAnswers answers) {
    List<String> codes = questionnaire.waves().stream().map(Wave::code).toList();
    this.answers = answers;
    this.waveOf = answers.waveOf();
    this.ranks = answers.waves().stream().mapToInt(codes::indexOf).toArray();
    this.firstDays =
        IntStream.of(ranks)
            .mapToObj(rank -> rank < 0 ? "" : questionnaire.waves().get(rank).from())
            .toList();
  }

  /** Responses of one collectivité, the earliest first. */
  List<Integer> sorted(IntStream responses) {
    List<Integer> all = responses.boxed().toList();
    Comparator<Integer> byDay = Comparator.comparing(this::day);
    Comparator<Integer> byWave = Comparator.comparing(response -> ranks[waveOf[response]]);
    Comparator<Integer> order =
        all.stream().allMatch(response -> !day(response).isEmpty())
            ? byDay.thenComparing(byWave)
            : byWave.thenComparing(byDay);
    return all.stream().sorted(order.thenComparing(Comparator.naturalOrder())).toList();
  }

  private String day(int response) {
    String date = answers.date(response);
    return date.isEmpty() ? firstDays.get(waveOf[response]) : date;
  }
}
