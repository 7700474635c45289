package fr.barometre.answers;

import fr.barometre.api.answer.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What functions of a collectivité mean: an elected member's, or an agent's. */
final class RoleWords {

  static final RoleWords DEFAULT = new RoleWords(standard());

  private final Map<String, Role> roles;

  private RoleWords(Map<String, Role> roles) {
    this.roles = Map.copyOf(roles);
  }

  private static Map<String, Role> standard() {
    Map<String, Role> roles = new HashMap<>();
    for (String text :
        List.of(
            "elu",
            "elue",
            "elu(e)",
            "elu.e",
            "elu\u00B7e",
            "elu-e",
            "elus",
            "elected",
            "elected member",
            "councillor",
            "mayor",
            "maire",
            "le maire",
            "maire adjoint",
            "maire-adjoint",
            "adjoint",
            "adjointe",
            "adjoint(e)",
            "adjoint au maire",
            "adjointe au maire",
            "adjoint(e) au maire",
            "conseiller municipal",
            "conseillere municipale",
            "conseiller(e) municipal(e)",
            "conseiller departemental",
            "conseillere departementale",
            "conseiller regional",
            "conseillere regionale",
            "conseiller communautaire",
            "conseillere communautaire",
            "conseiller metropolitain",
            "conseillere metropolitaine",
            "president",
            "presidente",
            "president(e)",
            "vice-president",
            "vice-presidente",
            "vice-president(e)",
            "vice president",
            "vice presidente",
            "maire delegue",
            "premier adjoint",
            "1er adjoint")) {
      roles.put(text, Role.ELU);
    }
    for (String text :
        List.of(
            "agent",
            "agente",
            "agent(e)",
            "agent.e",
            "agents",
            "agent territorial",
            "staff",
            "employee",
            "dgs",
            "dga",
            "dgst",
            "dst",
            "dsi",
            "drh",
            "dgs adjoint",
            "directeur general des services",
            "directrice generale des services",
            "directeur(rice) general(e) des services",
            "directeur",
            "directrice",
            "secretaire general",
            "secretaire generale",
            "secretaire general(e)",
            "secretaire general de mairie",
            "secretaire generale de mairie",
            "secretaire general(e) de mairie",
            "secretaire de mairie",
            "secretaire",
            "responsable informatique",
            "directeur des systemes d'information",
            "directrice des systemes d'information",
            "technicien",
            "technicienne",
            "informaticien",
            "informaticienne",
            "charge de mission",
            "chargee de mission",
            "charge(e) de mission",
            "rssi",
            "dpo",
            "chef de service",
            "cheffe de service",
            "agent administratif")) {
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
    return Optional.ofNullable(roles.get(PlainText.of(text)));
  }
}
