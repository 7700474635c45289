package fr.barometre.answers;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import java.util.Map;

/**
 * The respondents of the answers read, as columns by response.
 *
 * <p>Memory: each identifier once, plus four bytes, and some bits where several responses share it;
 * some bits each for the wave, the role, the day and the collectivité; and eight bytes for a
 * weight, if any weight is not 1.
 */
final class Respondents {

  private final TextColumn ids;

  /**
   * For each response, its position less that of its identifier; empty if every identifier has one
   * response.
   */
  private final PackedNumbers lags;

  /**
   * For each response whose identifier repeats the one before, the first of that series; else zero.
   */
  private final PackedNumbers repeats;

  private final TextColumn collectivites;
  private final PackedNumbers collectiviteOf;
  private final PackedDictionary<Map<String, String>> profiles;
  private final PackedDictionary<Map<String, String>> details;
  private final PackedDictionary<String> waves;
  private final PackedDictionary<Role> roles;
  private final PackedDictionary<String> dates;

  /** None when all are one. */
  private final double[] weights;

  Respondents(
      TextColumn ids,
      PackedNumbers lags,
      PackedNumbers repeats,
      TextColumn collectivites,
      PackedNumbers collectiviteOf,
      PackedDictionary<Map<String, String>> profiles,
      PackedDictionary<Map<String, String>> details,
      PackedDictionary<String> waves,
      PackedDictionary<Role> roles,
      PackedDictionary<String> dates,
      double[] weights) {
    this.ids = ids;
    this.lags = lags;
    this.repeats = repeats;
    this.collectivites = collectivites;
    this.collectiviteOf = collectiviteOf;
    this.profiles = profiles;
    this.details = details;
    this.waves = waves;
    this.roles = roles;
    this.dates = dates;
    this.weights = weights;
  }

  int size() {
    return collectiviteOf.size();
  }

  /** The respondent of a response, as an object made anew. */
  Respondent get(int response) {
    return CodedRespondent.respondent(
            collectivites.get(collectiviteOf.get(response)),
            profiles.get(response),
            details.get(response),
            waves.get(response),
            roles.get(response),
            dates.get(response))
        .id(id(response))
        .weight(weight(response))
        .build();
  }

  String id(int response) {
    int first = repeats.get(response);
    if (first == 0) {
      return ids.get(response - lags.get(response));
    }
    String one = id(first - 1);
    return one.substring(0, one.lastIndexOf('#') + 1) + (response - first + 2);
  }

  boolean weighted() {
    return weights.length > 0;
  }

  double weight(int response) {
    return weights.length == 0 ? 1 : weights[response];
  }

  /**
   * The text forms of the collectivités' references, each once; a blank for anonymous responses.
   */
  TextColumn collectivites() {
    return collectivites;
  }

  /** For each response, the position of its collectivité in {@link #collectivites()}. */
  int[] collectiviteOf() {
    return collectiviteOf.unpacked();
  }

  /** The position of the collectivité of a response in these. */
  int collectiviteOf(int response) {
    return collectiviteOf.get(response);
  }

  /** The profiles of anonymous responses, empty for others. */
  PackedDictionary<Map<String, String>> profiles() {
    return profiles;
  }

  /** The texts of the columns that were kept, by their names; empty where none was. */
  PackedDictionary<Map<String, String>> details() {
    return details;
  }

  /** The waves by their codes, blank for none. */
  PackedDictionary<String> waves() {
    return waves;
  }

  /** The days, blank where none is known. */
  PackedDictionary<String> dates() {
    return dates;
  }

  PackedDictionary<Role> roles() {
    return roles;
  }
}
