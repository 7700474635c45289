package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text beside a name that may single out one of several members of that name: a département, a
 * postal code or a code.
 *
 * @param departements codes of the départements where the collectivité may be; empty for any
 * @param communes communes that have the postal code; empty if it is not a known one
 * @param code what may be its own code or SIREN; blank for none
 */
record Clue(Set<String> departements, List<String> communes, String code) {

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** A département by code or name; empty if the text is blank or not understood. */
  static Optional<Clue> departement(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    return amongst(Departements.all().of(text));
  }

  /** Some départements, as of a région; empty if they are none in particular. */
  static Optional<Clue> amongst(Set<String> departements) {
    return departements.isEmpty()
        ? Optional.empty()
        : Optional.of(new Clue(departements, List.of(), ""));
  }

  /** A postal code, also one of which a zero was lost; empty if the text is none. */
  static Optional<Clue> postalCode(String text) {
    String code = CleanText.of(text).compact();
    String whole = code.length() == 4 ? "0" + code : code;
    return whole.length() == 5 && DIGITS.matcher(whole).matches()
        ? Optional.of(postal(whole, ""))
        : Optional.empty();
  }

  private static Clue postal(String code, String own) {
    return new Clue(PostalCodes.departements(code), PostalCodes.all().communes(code), own);
  }

  /** A code beside a name: postal, of the collectivité, of its département; empty if it is none. */
  static Optional<Clue> code(String text) {
    String code = CleanText.capitals(text);
    if (CodeForms.insee(code)) {
      return Optional.of(postal(code, code));
    }
    if (DIGITS.matcher(code).matches() && (code.length() == 9 || code.length() == 14)) {
      return Optional.of(new Clue(Set.of(), List.of(), code.substring(0, 9)));
    }
    Set<String> departements = Departements.all().of(code);
    return departements.isEmpty() && !CodeForms.official(CollectiviteType.REGION, code)
        ? Optional.empty()
        : Optional.of(new Clue(departements, List.of(), code));
  }

  /** How the clue confirms a member; empty if it contradicts it. */
  Optional<Rule> confirms(Collectivite member) {
    if (!code.isEmpty() && isOwn(member)) {
      return Optional.of(Rule.NAME_AND_CODE);
    }
    if (!communes.isEmpty() && member.type() == CollectiviteType.COMMUNE) {
      return communes.contains(member.code())
          ? Optional.of(Rule.NAME_AND_POSTAL_CODE)
          : Optional.empty();
    }
    if (member.departement().isEmpty() && code.isEmpty()) {
      return Optional.of(Rule.NAME);
    }
    return member.departement().filter(departements::contains).isPresent()
        ? Optional.of(Rule.NAME_AND_DEPARTEMENT)
        : Optional.empty();
  }

  private boolean isOwn(Collectivite member) {
    return code.equals(member.code())
        || member.siren().map(Siren::value).filter(code::equals).isPresent();
  }
}
