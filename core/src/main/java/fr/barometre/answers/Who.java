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
 * @param profile levels by dimension of an anonymous response
 * @param wave code of the wave, blank for none
 * @param role the role
 * @param date the day, blank for none
 * @param weight the weight
 */
record Who(
    String id,
    String collectivite,
    Map<String, String> profile,
    String wave,
    Role role,
    String date,
    double weight) {

  static Who of(Respondent respondent) {
    return new Who(
        respondent.id(),
        respondent.collectivite().map(CollectiviteRef::toString).orElse(""),
        respondent.profile(),
        respondent.wave(),
        respondent.role(),
        respondent.date(),
        respondent.weight());
  }

  Respondent respondent() {
    Respondent.Builder builder = Respondent.builder();
    if (!collectivite.isEmpty()) {
      builder.collectivite(reference(collectivite));
    }
    return builder.id(id).profile(profile).role(role).wave(wave).date(date).weight(weight).build();
  }

  /** A reference by its text form, its code as it is. */
  static CollectiviteRef reference(String text) {
    int colon = text.indexOf(':');
    return new CollectiviteRef(text.substring(0, colon), text.substring(colon + 1));
  }
}
