package fr.barometre.answers;

import java.util.Arrays;
import java.util.List;

/**
 * Fills the columns of respondents while answers are read, and finds a respondent by identifier and
 * wave.
 */
final class RespondentsBuilder {

  private final TextDictionary ids = new TextDictionary();

  /** How far each response is behind its identifier: by none as long as each has its own. */
  private final Numbers lags = new Numbers();

  /** For each identifier, the same for its last response. */
  private final Numbers lastLags = new Numbers();

  /**
   * For each response, one more than the earlier response with the same identifier; zero for none.
   */
  private final Numbers before = new Numbers();

  /**
   * For each response whose identifier repeats the one before, the first of that series; else zero.
   */
  private final Numbers repeats = new Numbers();

  private final TextDictionary collectivites = new TextDictionary();
  private final Numbers collectiviteOf = new Numbers();
  private final RespondentDictionaries dictionaries = new RespondentDictionaries();
  private final Numbers profiles = new Numbers();
  private final Numbers details = new Numbers();
  private final Numbers waves = new Numbers();
  private final Numbers roles = new Numbers();
  private final Numbers dates = new Numbers();

  /** Up to the last that is not one. */
  private double[] weights = {};

  private int size;

  /** The dictionaries of what respondents have in common. */
  RespondentDictionaries dictionaries() {
    return dictionaries;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The number of the wave of a response. */
  int wave(int response) {
    return waves.get(response);
  }

  /** The response of the same identifier and wave, or -1. */
  int find(CodedRespondent who) {
    int id = ids.find(who.id());
    int next = id < 0 ? 0 : id + lastLags.get(id) + 1;
    while (next > 0 && waves.get(next - 1) != who.wave()) {
      next = before.get(next - 1);
    }
    return next - 1;
  }

  /** Whether a response of this identifier and wave is by the same respondent in all else. */
  boolean is(int response, CodedRespondent who) {
    return roles.get(response) == who.role()
        && Double.compare(weight(response), who.weight()) == 0
        && dates.get(response) == who.date()
        && profiles.get(response) == who.profile()
        && details.get(response) == who.details()
        && collectivites.get(collectiviteOf.get(response)).equals(who.collectivite());
  }

  private double weight(int response) {
    return response < weights.length ? weights[response] : 1;
  }

  /** Adds a response, whose wave and identifier are new together. */
  void add(CodedRespondent who) {
    int response = size++;
    boolean again = ids.find(who.id()) >= 0;
    int id = ids.number(who.id());
    if (again) {
      before.set(response, id + lastLags.get(id) + 1);
    }
    if (response > id) { // 0 is what a number is that none set
      lags.set(response, response - id);
      lastLags.set(id, response - id);
    }
    collectiviteOf.set(response, collectivites.number(who.collectivite()));
    trait(profiles, response, who.profile());
    trait(details, response, who.details());
    trait(waves, response, who.wave());
    trait(roles, response, who.role());
    trait(dates, response, who.date());
    if (who.weight() != 1) {
      int known = weights.length;
      if (response >= known) {
        weights = Arrays.copyOf(weights, Math.max(2 * known, response + 1));
        Arrays.fill(weights, known, weights.length, 1);
      }
      weights[response] = who.weight();
    }
  }

  /**
   * Adds so many that are as the last in all but their identifier: that of the last ends in "#1",
   * theirs in "#2", "#3" and so on. Their weight is one.
   */
  void repeat(int count) {
    int last = size - 1;
    repeats.fill(size, count, size);
    for (Numbers each : List.of(lags, collectiviteOf, profiles, waves, roles, dates)) {
      each.fill(size, count, each.get(last));
    }
    size += count;
  }

  private static void trait(Numbers numbers, int response, int number) {
    if (number > 0) { // 0 is what a number is that none set
      numbers.set(response, number);
    }
  }

  /** The respondents as they stay. */
  Respondents build() {
    double[] kept = new double[weights.length == 0 ? 0 : size];
    Arrays.setAll(kept, this::weight);
    return new Respondents(
        ids.close(),
        lags.packed(size),
        repeats.packed(size),
        collectivites.close(),
        collectiviteOf.packed(size),
        PackedDictionary.of(dictionaries.profiles(), profiles, size),
        PackedDictionary.of(dictionaries.details(), details, size),
        PackedDictionary.of(dictionaries.waves(), waves, size),
        PackedDictionary.of(dictionaries.roles(), roles, size),
        PackedDictionary.of(dictionaries.dates(), dates, size).by(dictionaries.days()::decided),
        kept);
  }
}
