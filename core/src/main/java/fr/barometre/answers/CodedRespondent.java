package fr.barometre.answers;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.CollectiviteRef;
import java.util.Map;

/**
 * A respondent while answers are read, checked as a {@link Respondent} is but cheaper to make.
 *
 * @param id the identifier
 * @param collectivite the text form of the reference, blank for an anonymous response
 * @param profile number of the levels by dimension of an anonymous response, see {@link
 *     RespondentDictionaries}
 * @param details number of the texts of the columns kept, by their names
 * @param wave number of the wave
 * @param role number of the role
 * @param date number of the day
 * @param weight the weight
 */
record CodedRespondent(
    String id,
    String collectivite,
    int profile,
    int details,
    int wave,
    int role,
    int date,
    double weight) {

  /** A respondent without an identifier and a weight. */
  static Respondent.Builder respondent(
      String collectivite,
      Map<String, String> profile,
      Map<String, String> details,
      String wave,
      Role role,
      String date) {
    Respondent.Builder builder = Respondent.builder();
    if (!collectivite.isEmpty()) {
      builder.collectivite(reference(collectivite));
    }
    return builder.profile(profile).details(details).wave(wave).role(role).date(date);
  }

  /** A reference by its text form, its code as it is. */
  static CollectiviteRef reference(String text) {
    int colon = text.indexOf(':');
    return new CollectiviteRef(text.substring(0, colon), text.substring(colon + 1));
  }
}
