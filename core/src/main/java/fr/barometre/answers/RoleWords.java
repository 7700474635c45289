package fr.barometre.answers;

import fr.barometre.api.answer.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words for functions in a collectivité, each of an elected member or of an agent.
 *
 * <p>A function is known as a whole, or by how it begins: {@code 2ème adjointe au numérique} is an
 * adjointe's, {@code secrétaire de mairie à mi-temps} a secretary's. One of which a part says that
 * it is the other role's ({@code adjoint au directeur}) is not known.
 */
final class RoleWords {

  static final RoleWords DEFAULT = new RoleWords(standard());

  /** {@code Mme}, {@code 1ère}, {@code un}: what stands before a function. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:(?:mme|m|mr|madame|monsieur|une?|le|la|l'|je suis)[. ]+|l'"
              + "|\\d{1,2} ?(?:er|ere|re|e|eme|nde?)[. ]+"
              + "|(?:premier|premiere|deuxieme|seconde?|troisieme|quatrieme)[. ]+)+");

  /** The part after the function of an elected member that says what it is about. */
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:(?:de|du|des|au|aux|a|en|et|delegue|deleguee|charge|chargee)\\b|d'|[-,(/]).*");

  /** The same for an adjoint: an adjoint du patrimoine is an agent. */
  private static final Pattern ABOUT_OF_ADJOINT =
      Pattern.compile("(?:(?:au|aux|a|en|delegue|deleguee|charge|chargee)\\b|[-,(/]).*");

  /** An agent who is elected as well. */
  private static final Pattern ELU_AS_WELL =
      Pattern.compile(
          ".*(?:\\b(?:et|ou) |[,/+(;] ?)(?:m\\. |mme |l[ea] |\\d{1,2} ?(?:er|ere|eme|e)"
              + " )*(?:elue?|maire|presidente?|adjointe?(?! (?:admin|tech|d'anim|du patr|a |au"
              + " ))|adjointe? au maire|conseill(?:er|ere)"
              + " (?:municip|communau|departe|region)\\w+)\\b.*|.* elue?\\b.*");

  private static final Pattern AGENT =
      Pattern.compile(
          "\\b(?:agente?|direct(?:eur|rice|ion)|dg[as]|dgst|dst|dsi|drh|responsable|chef(?:fe)?|secretaire"
              + "|secretariat|cabinet|comptable|gestionnaire|ingenieure?|technicien(?:ne)?|coordinat(?:eur|rice)|coordonnat(?:eur|rice)|chargee?"
              + " de mission|technique|administrati(?:f|ve)|animation|patrimoine|stagiaire)\\b");

  /** How functions of agents begin, whatever follows. */
  private static final Pattern BEGINNING_OF_AGENT =
      Pattern.compile(
          "(?:agente?|(?:co)?direct(?:eur|rice)|dg[as]|dgst|dst|dsi|drh|sgm|secretaire|secretariat"
              + "|responsable|chef(?:fe)?|charge(?:e|\\(e\\))?|technicien(?:ne)?|informaticien(?:ne)?"
              + "|redact(?:eur|rice)|attachee?|ingenieure?|assistante?|comptable|gestionnaire"
              + "|administrat(?:eur|rice)|coordinat(?:eur|rice)|coordonnat(?:eur|rice)"
              + "|collaborat(?:eur|rice)|archiviste|bibliothecaire|animat(?:eur|rice)|conseill(?:er|ere)"
              + " numerique|adjointe? (?:administrati(?:f|ve)|technique)|adjointe?"
              + " (?:d'animation|du patrimoine))\\b.*");

  /** How functions of elected members begin that are about something. */
  private static final List<String> BEGINNINGS_OF_ELU =
      List.of(
          "maire",
          "maire adjoint",
          "maire adjointe",
          "maire delegue",
          "maire deleguee",
          "elu",
          "elue",
          "elu(e)",
          "conseiller delegue",
          "conseillere deleguee",
          "conseiller municipal",
          "conseillere municipale",
          "conseiller communautaire",
          "conseillere communautaire",
          "conseiller departemental",
          "conseillere departementale",
          "conseiller regional",
          "conseillere regionale",
          "president",
          "presidente",
          "vice-president",
          "vice-presidente",
          "vice president",
          "vice presidente");

  private final Map<String, Role> roles;

  private RoleWords(Map<String, Role> roles) {
    this.roles = Map.copyOf(roles);
  }

  private static Map<String, Role> standard() {
    Map<String, Role> roles = new HashMap<>();
    for (String text :
        List.of(
            "elu.e",
            "elu\u00B7e",
            "elu-e",
            "elus",
            "elected",
            "elected member",
            "councillor",
            "mayor",
            "maire-adjoint",
            "conseiller(e) municipal(e)",
            "conseiller metropolitain",
            "conseillere metropolitaine",
            "president(e)",
            "vice-president(e)")) {
      roles.put(text, Role.ELU);
    }
    for (String text : List.of("agents", "staff", "employee", "rssi", "dpo")) {
      roles.put(text, Role.AGENT);
    }
    for (String text : List.of("unknown", "inconnu", "inconnue", "autre", "other")) {
      roles.put(text, Role.UNKNOWN);
    }
    return roles;
  }

  /** The same, where a text means a role. */
  RoleWords with(String text, Role role) {
    Map<String, Role> more = new HashMap<>(roles);
    more.put(PlainText.of(text), role);
    return new RoleWords(more);
  }

  /** The role that a text means; empty if it is not known. */
  Optional<Role> role(String text) {
    String plain = PlainText.of(text);
    return known(plain)
        .or(
            () -> {
              String bare = BEFORE.matcher(plain).lookingAt() ? after(plain) : plain;
              return known(bare).or(() -> begun(bare));
            });
  }

  private Optional<Role> known(String plain) {
    return Optional.ofNullable(roles.get(plain));
  }

  private static String after(String plain) {
    Matcher before = BEFORE.matcher(plain);
    return before.lookingAt() ? plain.substring(before.end()) : plain;
  }

  /** The role that a function has by how it begins. */
  private static Optional<Role> begun(String plain) {
    if (BEGINNING_OF_AGENT.matcher(plain).matches()) {
      return ELU_AS_WELL.matcher(plain).matches() ? Optional.empty() : Optional.of(Role.AGENT);
    }
    boolean elu =
        BEGINNINGS_OF_ELU.stream().anyMatch(word -> isAbout(plain, word, ABOUT))
            || Stream.of("adjoint", "adjointe", "adjoint(e)")
                .anyMatch(word -> isAbout(plain, word, ABOUT_OF_ADJOINT));
    return elu && !AGENT.matcher(plain).find() ? Optional.of(Role.ELU) : Optional.empty();
  }

  private static boolean isAbout(String plain, String word, Pattern about) {
    return plain.equals(word)
        || (plain.startsWith(word + " ")
            && about.matcher(plain.substring(word.length() + 1)).matches());
  }
}
