package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import java.util.List;
import java.util.stream.Collectors;

/** Lists, for messages, the members that a text may have meant. */
final class Candidates {

  private static final int MOST = 5;

  private Candidates() {}

  /** {@code Bourg-en-Bresse (01, COMMUNE:01053)}. */
  static String one(Collectivite member) {
    return member.name()
        + " ("
        + member.departement().map(departement -> departement + ", ").orElse("")
        + member.ref()
        + ")";
  }

  /** At most five of them, and how many more there are. */
  static String list(List<Collectivite> members) {
    String first =
        members.stream().limit(MOST).map(Candidates::one).collect(Collectors.joining(", "));
    return members.size() > MOST ? first + " and " + (members.size() - MOST) + " more" : first;
  }

  /** The end of a reason: {@code "; did you mean …?"}, or nothing without candidates. */
  static String suggested(List<Collectivite> members) {
    return members.isEmpty() ? "" : "; did you mean " + list(members) + "?";
  }
}
