package fr.barometre.api.answer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers that could not be used, and why; never what they said.
 *
 * @param count how many, zero or more
 * @param reasons how many by what was expected in their place; they add up to the count
 */
public record Refusals(
    @JsonProperty(required = true) long count,
    @JsonProperty(required = true) SortedMap<String, Long> reasons)
    implements LenientJson {

  /** No answer that could not be used. */
  public static final Refusals NONE = new Refusals(0, Collections.emptySortedMap());

  /**
   * Checks what is given.
   *
   * @param count how many
   * @param reasons how many by what was expected
   */
  public Refusals {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(requireNonNull(reasons, "reasons")));
    long sum = reasons.values().stream().mapToLong(Long::longValue).sum();
    if (count < 0 || sum != count || reasons.values().stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "refusals do not add up: " + count + " in all, by reason " + reasons);
    }
  }

  @JsonCreator
  static Refusals fromJson(
      @JsonProperty(value = "count", required = true) Long count,
      @JsonProperty(value = "reasons", required = true) Map<String, Long> reasons) {
    return new Refusals(requireNonNull(count, "count"), new TreeMap<>(reasons));
  }

  /**
   * These and others.
   *
   * @param others refusals of other answers
   * @return all
   */
  public Refusals plus(Refusals others) {
    SortedMap<String, Long> all = new TreeMap<>(reasons);
    others.reasons.forEach((reason, number) -> all.merge(reason, number, Long::sum));
    return new Refusals(count + others.count, all);
  }

  /**
   * The commonest reasons.
   *
   * @param most how many at most
   * @return reasons with their counts, the commonest first
   */
  public List<Map.Entry<String, Long>> commonest(int most) {
    return reasons.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> reason) -> -reason.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(reason -> Map.entry(reason.getKey(), reason.getValue()))
        .toList();
  }
}
