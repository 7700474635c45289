package fr.barometre.api.answer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers that could not be used, and why; never what they said.
 *
 * @param reasons by what was expected in their place, the commonest first; their counts add up to
 *     the answers refused
 */
public record Refusals(@JsonProperty(required = true) List<Reason> reasons) implements LenientJson {

  /** No answer that could not be used. */
  public static final Refusals NONE = new Refusals(List.of());

  /**
   * One reason.
   *
   * @param expected what was expected in the place of the answers
   * @param answers how many were refused for it, at least one
   */
  public record Reason(
      @JsonProperty(required = true) String expected, @JsonProperty(required = true) long answers)
      implements LenientJson {

    /**
     * Checks what is given.
     *
     * @param expected what was expected
     * @param answers how many were refused for it
     */
    public Reason {
      requireNonNull(expected, "expected");
      if (answers < 1) {
        throw new IllegalArgumentException(
            "reason '" + expected + "' refused " + answers + " answers; expected one at least");
      }
    }

    @JsonCreator
    static Reason fromJson(
        @JsonProperty(value = "expected", required = true) String expected,
        @JsonProperty(value = "answers", required = true) Long answers) {
      return new Reason(expected, requireNonNull(answers, "answers"));
    }
  }

  /**
   * Sorts what is given.
   *
   * @param reasons the reasons
   */
  public Refusals {
    reasons =
        requireNonNull(reasons, "reasons").stream()
            .sorted(
                Comparator.comparing(Reason::answers).reversed().thenComparing(Reason::expected))
            .toList();
  }

  @JsonCreator
  static Refusals fromJson(@JsonProperty(value = "reasons", required = true) List<Reason> reasons) {
    return new Refusals(reasons);
  }

  /**
   * Refusals counted by reason.
   *
   * @param counts how many by what was expected
   * @return the refusals
   */
  public static Refusals of(Map<String, Long> counts) {
    return new Refusals(
        counts.entrySet().stream()
            .map(reason -> new Reason(reason.getKey(), reason.getValue()))
            .toList());
  }

  /**
   * How many answers could not be used.
   *
   * @return zero or more
   */
  public long count() {
    return reasons.stream().mapToLong(Reason::answers).sum();
  }

  /**
   * These and others.
   *
   * @param others refusals of other answers
   * @return all
   */
  public Refusals plus(Refusals others) {
    SortedMap<String, Long> all = new TreeMap<>();
    reasons.forEach(reason -> all.put(reason.expected(), reason.answers()));
    others.reasons.forEach(reason -> all.merge(reason.expected(), reason.answers(), Long::sum));
    return of(all);
  }
}
