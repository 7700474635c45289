package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import fr.barometre.api.territory.Siret;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads texts that are codes: of today and of the past, SIREN, SIRET, postal codes. */
final class CodeReading {

  private static final int SIREN_DIGITS = 9;
  private static final int SIRET_DIGITS = 14;
  private static final Siren METROPOLE_DE_LYON = Siren.parse("200046977");
  private static final List<CollectiviteType> ALL = List.of(CollectiviteType.values());

  private static final Comparator<Collectivite> ORDER = Comparator.comparing(Collectivite::type);

  private final Population frame;
  private final Lazy<CodeForms> forms;

  CodeReading(Population frame) {
    this.frame = frame;
    this.forms = new Lazy<>(() -> CodeForms.of(frame));
  }

  /** Reads a text; empty if it is a name rather than a code. */
  Optional<Resolution> read(Asked asked) {
    String compact = asked.clean().compact();
    String code = CleanText.capitals(compact);
    List<Rule> rules = new ArrayList<>(asked.clean().compactRules());
    List<Collectivite> hits = members(asked, compact);
    if (hits.isEmpty() && !code.equals(compact)) {
      rules.add(Rule.CASE);
      hits = members(asked, code);
    }
    if (!hits.isEmpty()) {
      return Optional.of(oneOf(asked, hits, told(rules), "a code of one collectivité"));
    }
    if (asked.clean().isCut()) {
      return Optional.of(
          refused(
              asked,
              "all digits of a code, of which a spreadsheet has kept the first only; format the"
                  + " column as text and export it again"));
    }
    return CodeForms.likeCode(code) ? Optional.of(code(asked, code, rules)) : Optional.empty();
  }

  private static List<Rule> told(List<Rule> rules) {
    return rules.isEmpty() ? List.of(Rule.AS_WRITTEN) : rules;
  }

  private static List<Rule> and(List<Rule> rules, Rule... more) {
    return Stream.concat(rules.stream(), Arrays.stream(more)).toList();
  }

  /** The members with a code, of the types asked for. */
  private List<Collectivite> members(Asked asked, String code) {
    if (code.isEmpty()) {
      return List.of();
    }
    Collection<CollectiviteType> types = asked.types().isEmpty() ? ALL : asked.types();
    if (types.size() == 1) {
      return frame.find(types.iterator().next(), code).map(List::of).orElse(List.of());
    }
    return types.stream().flatMap(type -> frame.find(type, code).stream()).sorted(ORDER).toList();
  }

  private static Resolution oneOf(
      Asked asked, List<Collectivite> hits, List<Rule> rules, String expected) {
    return hits.size() == 1
        ? Resolution.found(asked.text(), hits.get(0), rules)
        : Resolution.refused(
            asked.text(), hits, expected + "; it is that of " + Candidates.list(hits));
  }

  private Resolution code(Asked asked, String code, List<Rule> rules) {
    if (code.length() == SIREN_DIGITS) {
      return siren(asked, code, rules);
    }
    if (code.length() == SIRET_DIGITS) {
      return siret(asked, code, rules);
    }
    if (CodeForms.insee(code) && asked.allows(CollectiviteType.COMMUNE)) {
      return commune(asked, code, rules);
    }
    return ofLyon(asked, code, rules)
        .or(() -> withZero(asked, code, rules))
        .or(() -> regionOfThePast(asked, code, rules))
        .orElseGet(() -> notInFrame(asked, code, rules));
  }

  /** Insee tells the two bodies of département 69 apart by a letter. */
  private Optional<Resolution> ofLyon(Asked asked, String code, List<Rule> rules) {
    List<Rule> told = and(rules, Rule.BODY_CODE);
    return switch (code) {
      case "69D" ->
          frame
              .find(CollectiviteType.DEPARTEMENT, "69")
              .filter(rhone -> asked.allows(rhone.type()))
              .map(rhone -> Resolution.found(asked.text(), rhone, told));
      case "69M" ->
          frame.find(METROPOLE_DE_LYON).map(lyon -> bySiren(asked, METROPOLE_DE_LYON, told, told));
      default -> Optional.empty();
    };
  }

  /** The région of today of a code before 2016, where a région is asked for. */
  private Optional<Resolution> regionOfThePast(Asked asked, String code, List<Rule> rules) {
    if (!asked.types().equals(Set.of(CollectiviteType.REGION))
        || forms.get().mayBeOwn(CollectiviteType.REGION, code)) {
      return Optional.empty();
    }
    return PastRegions.ofCode(code)
        .flatMap(today -> frame.find(CollectiviteType.REGION, today))
        .map(heir -> Resolution.found(asked.text(), heir, and(rules, Rule.PAST_CODE)));
  }

  private Resolution siren(Asked asked, String digits, List<Rule> rules) {
    try {
      return bySiren(asked, Siren.parse(digits), and(rules, Rule.SIREN), told(rules));
    } catch (IllegalArgumentException e) {
      return ofOwnForm(asked, digits, rules)
          .orElseGet(
              () ->
                  refused(
                      asked,
                      "a SIREN, whose last digit is a control key (Luhn); that of "
                          + digits
                          + " is wrong"));
    }
  }

  private Resolution siret(Asked asked, String digits, List<Rule> rules) {
    try {
      List<Rule> bySiret = and(rules, Rule.SIRET);
      return bySiren(asked, Siret.parse(digits).siren(), bySiret, bySiret);
    } catch (IllegalArgumentException e) {
      return refused(asked, "a SIRET with valid control keys (Luhn); " + e.getMessage());
    }
  }

  private Resolution bySiren(Asked asked, Siren siren, List<Rule> rules, List<Rule> rulesOutside) {
    Optional<Collectivite> member = frame.find(siren);
    if (member.isEmpty()) {
      CollectiviteRef ref =
          asked.types().size() == 1
              ? CollectiviteRef.of(asked.types().iterator().next(), siren.value())
              : CollectiviteRef.of(siren);
      return Resolution.outside(
          asked.text(), ref, rulesOutside, List.of(), "the frame has no SIREN " + siren);
    }
    Collectivite found = member.get();
    if (asked.allows(found.type())) {
      return Resolution.found(asked.text(), found, rules);
    }
    if (found.type().epci() && asked.types().stream().allMatch(CollectiviteType::epci)) {
      return Resolution.found(asked.text(), found, and(rules, Rule.TYPE_OF_FRAME));
    }
    return Resolution.refused(
        asked.text(),
        List.of(found),
        "a " + asked.kind() + "; SIREN " + siren + " is that of " + Candidates.one(found));
  }

  /** Five characters that are not the code of a member: of the past, postal, or outside. */
  private Resolution commune(Asked asked, String code, List<Rule> rules) {
    PastCodes past = PastCodes.all();
    List<String> heirs = past.communes(code);
    List<String> delivered = PostalCodes.all().communes(code);
    if (PostalCodes.all().isCommune(code)) {
      return notInFrame(asked, code, rules);
    }
    if (past.arrondissement(code)) {
      return commune(asked, heirs, and(rules, Rule.ARRONDISSEMENT));
    }
    boolean postal =
        !delivered.isEmpty() && (heirs.isEmpty() || (past.lapsed(code) && delivered.size() == 1));
    if (postal) {
      return commune(asked, delivered, and(rules, Rule.POSTAL_CODE));
    }
    if (!heirs.isEmpty() && (delivered.isEmpty() || delivered.containsAll(heirs))) {
      return commune(asked, heirs, and(rules, Rule.PAST_CODE));
    }
    if (!heirs.isEmpty()) {
      List<Collectivite> candidates = communes(Stream.concat(heirs.stream(), delivered.stream()));
      return refused(
          asked,
          candidates,
          "a code of today; "
              + code
              + " is a commune code of the past and a postal code of others: "
              + named(candidates));
    }
    return notInFrame(asked, code, rules);
  }

  /** The one commune that a code leads to; several are refused. */
  private Resolution commune(Asked asked, List<String> codes, List<Rule> rules) {
    List<Collectivite> members = communes(codes.stream());
    if (codes.size() > 1) {
      boolean postal = rules.get(rules.size() - 1) == Rule.POSTAL_CODE;
      return refused(
          asked,
          members,
          (postal
                  ? "a code of a commune, not a postal code that several have: "
                  : "a code of today, not one whose commune was divided: ")
              + named(members));
    }
    if (!members.isEmpty()) {
      return Resolution.found(asked.text(), members.get(0), rules);
    }
    CollectiviteRef ref = CollectiviteRef.of(CollectiviteType.COMMUNE, codes.get(0));
    return Resolution.outside(asked.text(), ref, rules, List.of(), "the frame has no " + ref);
  }

  private static String named(List<Collectivite> members) {
    return members.isEmpty() ? "none is in the frame" : Candidates.list(members);
  }

  private List<Collectivite> communes(Stream<String> codes) {
    return codes
        .distinct()
        .flatMap(code -> frame.find(CollectiviteType.COMMUNE, code).stream())
        .toList();
  }

  /** The member whose code a spreadsheet has cut; empty if no zero gives one. */
  private Optional<Resolution> withZero(Asked asked, String code, List<Rule> rules) {
    List<Collectivite> hits = zeroRestored(asked, code);
    if (hits.isEmpty() || asked.types().isEmpty()) {
      return Optional.empty();
    }
    String whole = "0" + code;
    List<Rule> restored = and(rules, Rule.LOST_ZERO);
    boolean past = hits.stream().noneMatch(member -> member.code().equals(whole));
    return Optional.of(
        oneOf(
            asked,
            hits,
            past ? and(restored, Rule.PAST_CODE) : restored,
            "a code of one collectivité"));
  }

  private List<Collectivite> zeroRestored(Asked asked, String code) {
    String whole = "0" + code;
    List<Collectivite> hits = members(asked, whole);
    boolean commune = CodeForms.insee(whole) && asked.allows(CollectiviteType.COMMUNE);
    if (!hits.isEmpty() || !commune || PostalCodes.all().isCommune(whole)) {
      return hits;
    }
    List<String> heirs = PastCodes.all().communes(whole);
    List<String> delivered = PostalCodes.all().communes(whole);
    return delivered.isEmpty() || heirs.containsAll(delivered)
        ? communes(heirs.stream())
        : List.of();
  }

  /** A reference outside the frame if the code is well formed; refused otherwise. */
  private Resolution notInFrame(Asked asked, String code, List<Rule> rules) {
    Set<CollectiviteType> types = asked.types();
    boolean commune = CodeForms.mayBeCommune(code) && asked.allows(CollectiviteType.COMMUNE);
    Optional<CollectiviteType> type =
        commune
            ? Optional.of(CollectiviteType.COMMUNE)
            : types.stream()
                .filter(t -> types.size() == 1 && forms.get().wellFormed(t, code))
                .findFirst();
    List<Collectivite> others = elsewhere(asked, code);
    if (type.isEmpty() || isNoDepartement(type.get(), code)) {
      String divided =
          code.equals(Departements.DIVIDED) && asked.allows(CollectiviteType.DEPARTEMENT)
              ? " (20 is 2A or 2B since 1976)"
              : "";
      return refused(asked, others, form(asked) + divided + Candidates.suggested(others));
    }
    CollectiviteRef ref = CollectiviteRef.of(type.get(), code);
    return Resolution.outside(
        asked.text(),
        ref,
        told(rules),
        others,
        "the frame has no " + ref + Candidates.suggested(others));
  }

  /** Whether a text has the form of a département's code, and none has it. */
  private boolean isNoDepartement(CollectiviteType type, String code) {
    return type == CollectiviteType.DEPARTEMENT
        && CodeForms.official(type, code)
        && !forms.get().mayBeOwn(type, code)
        && !CodeForms.overseas(code)
        && !Departements.all().isCode(code);
  }

  /** The members of other types that have a code, or that a lost zero would give. */
  private List<Collectivite> elsewhere(Asked asked, String code) {
    if (code.equals(Departements.DIVIDED)) {
      return Stream.of(
              frame.find(CollectiviteType.DEPARTEMENT, "2A"),
              frame.find(CollectiviteType.DEPARTEMENT, "2B"),
              frame.find(CollectiviteType.REGION, "94"))
          .flatMap(Optional::stream)
          .toList();
    }
    Asked any = new Asked(asked.text(), Set.of(), asked.clean(), asked.hints());
    List<Collectivite> others = members(any, code);
    return others.isEmpty() && asked.types().isEmpty() ? zeroRestored(any, code) : others;
  }

  private static String form(Asked asked) {
    String codes =
        asked.types().size() == 1
            ? switch (asked.types().iterator().next()) {
              case COMMUNE -> "a code of a commune such as 01001, a SIREN or a name";
              case DEPARTEMENT -> "a code of a département such as 01 or 2A, or a name";
              case REGION -> "a code of a région such as 84, or a name";
              default -> "a SIREN (9 digits) or a name of a " + asked.kind();
            }
            : "a code, a SIREN (9 digits), a SIRET (14 digits) or a name, of one " + asked.kind();
    return codes + " of the frame";
  }

  /**
   * The resolution of a text without spaces in a frame that has codes of its own; empty in others.
   */
  Optional<Resolution> ofOwnForm(Asked asked, String code, List<Rule> rules) {
    return asked.types().stream()
        .filter(type -> asked.types().size() == 1 && forms.get().mayBeOwn(type, code))
        .map(type -> CollectiviteRef.of(type, code))
        .map(
            ref ->
                Resolution.outside(
                    asked.text(), ref, told(rules), List.of(), "the frame has no " + ref))
        .findFirst();
  }

  /** The members whose code a text has, but for the letters O, I and L in place of digits. */
  List<Collectivite> misread(Asked asked) {
    String capitals = asked.clean().compact().toUpperCase(Locale.ROOT);
    String digits = capitals.replace('O', '0').replace('I', '1').replace('L', '1');
    return Objects.equals(digits, capitals) ? List.of() : members(asked, digits);
  }

  private static Resolution refused(Asked asked, String expected) {
    return Resolution.refused(asked.text(), List.of(), expected);
  }

  private static Resolution refused(Asked asked, List<Collectivite> candidates, String expected) {
    return Resolution.refused(asked.text(), candidates, expected);
  }
}
