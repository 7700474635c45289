package fr.barometre.answers;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.dictionary.Dictionary;
import java.util.Map;

/**
 * Dictionaries of the values that many respondents share (profile, wave, role, day), while answers
 * are read.
 */
final class RespondentDictionaries {

  private final Dictionary<Map<String, String>> profiles = new Dictionary<>();
  private final Dictionary<Map<String, String>> details = new Dictionary<>();
  private final Dictionary<String> waves = new Dictionary<>();
  private final Dictionary<Role> roles = new Dictionary<>();
  private final Dictionary<String> dates = new Dictionary<>();
  private final DateColumn days = new DateColumn();

  /** Levels by dimension of anonymous respondents; empty for others. */
  Dictionary<Map<String, String>> profiles() {
    return profiles;
  }

  /** The number of a profile, which is copied if it is a new one. */
  int profile(Map<String, String> levels) {
    int known = profiles.find(levels);
    return known < 0 ? profiles.number(Map.copyOf(levels)) : known;
  }

  /** The texts of the columns that are kept, by their names; empty where none is. */
  Dictionary<Map<String, String>> details() {
    return details;
  }

  /** The number of such texts, which are copied if they are new together. */
  int details(Map<String, String> texts) {
    int known = details.find(texts);
    return known < 0 ? details.number(Map.copyOf(texts)) : known;
  }

  /** Codes of waves, blank for none. */
  Dictionary<String> waves() {
    return waves;
  }

  Dictionary<Role> roles() {
    return roles;
  }

  /** Days, blank for none; see {@link #days} for those that are not decided yet. */
  Dictionary<String> dates() {
    return dates;
  }

  /** The notation of the column of days, once it has been read. */
  DateColumn days() {
    return days;
  }

  /** A respondent by these numbers. */
  CodedRespondent who(Respondent respondent) {
    return new CodedRespondent(
        respondent.id(),
        respondent.collectivite().map(CollectiviteRef::toString).orElse(""),
        profile(respondent.profile()),
        details(respondent.details()),
        waves.number(respondent.wave()),
        roles.number(respondent.role()),
        dates.number(respondent.date()),
        respondent.weight());
  }

  /** CodedRespondent has these numbers. */
  Respondent respondent(CodedRespondent who) {
    return CodedRespondent.respondent(
            who.collectivite(),
            profiles.value(who.profile()),
            details.value(who.details()),
            waves.value(who.wave()),
            roles.value(who.role()),
            dates.value(who.date()))
        .id(who.id())
        .weight(who.weight())
        .build();
  }
}
