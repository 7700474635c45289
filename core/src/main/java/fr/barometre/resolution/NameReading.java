package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import fr.barometre.spelling.Folding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads texts that are names, alone or with what tells apart those of one name. */
final class NameReading {

  private static final Pattern ARRONDISSEMENT =
      Pattern.compile(
          "(?:(?:ville|mairie|commune) (?:de )?)?(paris|lyon|marseille) 0?(\\d{1,2})"
              + " ?(?:er|e|eme|ieme|nd|ere)?(?: arr(?:ondissement)?)?");

  private static final Pattern ARRONDISSEMENT_FIRST =
      Pattern.compile(
          "(?:mairie (?:du |de l )?)?0?(\\d{1,2}) ?(?:er|e|eme|ieme|nd|ere)?"
              + " arr(?:ondissement)? (?:de )?(paris|lyon|marseille)");

  /** Communes that have arrondissements. */
  private static final Map<String, String> DIVIDED =
      Map.of("paris", "75056", "lyon", "69123", "marseille", "13055");

  private static final Map<String, Integer> ARRONDISSEMENTS =
      Map.of("paris", 20, "lyon", 9, "marseille", 16);

  /** Types that the frame of a barometer mostly does without. */
  private static final Set<CollectiviteType> NAMED_OUTSIDE =
      Set.of(
          CollectiviteType.SYNDICAT,
          CollectiviteType.PETR,
          CollectiviteType.CCAS,
          CollectiviteType.CIAS,
          CollectiviteType.GIP);

  /** Letters of a name. */
  private static final int SHORTEST_NAME = 3;

  /** Texts, folded, that people write where they have no name to give; or a number. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?:je )?(?:ne )?(?:sais?|connais?)"
              + " pas|nsp|aucune?|neant|rien|ras|test|idem|inconnue?|oui|non"
              + "|autres?|mixte|.*\\d{9}.*");

  private static final Set<CollectiviteType> REGIONS = Set.of(CollectiviteType.REGION);

  /** Short names of régions, by code; only where a région is asked for. */
  private static final Map<String, String> SHORT_REGIONS =
      Map.of(
          "paca", "93", "sud", "93", "idf", "11", "hdf", "32", "aura", "84", "ara", "84", "bfc",
          "27", "cvl", "24", "pdl", "52", "occ", "76");

  private final Population frame;
  private final Lazy<NameIndex> index;

  NameReading(Population frame) {
    this.frame = frame;
    this.index = new Lazy<>(() -> new NameIndex(frame.collectivites()));
  }

  /** Reads a name; empty if none fits. */
  Optional<Resolution> read(Asked asked) {
    List<NameQuery> queries = NameQuery.of(asked);
    return arrondissement(asked, queries)
        .or(() -> firstOf(queries, query -> ofToday(asked, query)))
        .or(() -> firstOf(queries, query -> ofThePast(asked, query)))
        .or(() -> firstOf(queries, query -> regionOfThePast(asked, query)))
        .or(() -> firstOf(queries, query -> departementOutside(asked, query)));
  }

  private static Optional<Resolution> firstOf(
      List<NameQuery> queries, Function<NameQuery, Optional<Resolution>> reading) {
    return queries.stream().flatMap(query -> reading.apply(query).stream()).findFirst();
  }

  private Optional<Resolution> arrondissement(Asked asked, List<NameQuery> queries) {
    if (queries.isEmpty() || !asked.allows(CollectiviteType.COMMUNE)) {
      return Optional.empty();
    }
    String name = queries.get(0).name();
    Matcher last = ARRONDISSEMENT.matcher(name);
    if (last.matches()) {
      return arrondissement(asked, last.group(1), last.group(2));
    }
    Matcher first = ARRONDISSEMENT_FIRST.matcher(name);
    return first.matches()
        ? arrondissement(asked, first.group(2), first.group(1))
        : Optional.empty();
  }

  private Optional<Resolution> arrondissement(Asked asked, String commune, String digits) {
    int number = Integer.parseInt(digits);
    return number < 1 || number > ARRONDISSEMENTS.getOrDefault(commune, 0)
        ? Optional.empty()
        : frame
            .find(CollectiviteType.COMMUNE, DIVIDED.getOrDefault(commune, ""))
            .map(found -> found(asked, found, Rule.ARRONDISSEMENT));
  }

  private static Resolution found(Asked asked, Collectivite member, Rule rule) {
    return Resolution.found(
        asked.text(),
        member,
        Stream.concat(asked.clean().rules().stream(), Stream.of(rule)).toList());
  }

  private Optional<Resolution> ofToday(Asked asked, NameQuery query) {
    for (List<Collectivite> named : named(asked, query.name())) {
      List<Collectivite> fitting =
          named.stream().filter(member -> query.confirms(member).isPresent()).toList();
      if (!fitting.isEmpty()) {
        return Optional.of(oneOf(asked, fitting, query));
      }
    }
    return Optional.empty();
  }

  private Resolution oneOf(Asked asked, List<Collectivite> fitting, NameQuery query) {
    return fitting.size() == 1
        ? found(asked, fitting.get(0), query.confirms(fitting.get(0)).orElse(Rule.NAME))
        : severalNamed(asked, fitting);
  }

  private static Resolution severalNamed(Asked asked, List<Collectivite> members) {
    return Resolution.refused(
        asked.text(),
        members,
        "a name that one " + asked.kind() + " has; it is that of " + Candidates.list(members));
  }

  /** The members of the types asked for that may have a name, from strict to loose. */
  private List<List<Collectivite>> named(Asked asked, String name) {
    List<List<Collectivite>> ways = new ArrayList<>();
    NameIndex names = index.get();
    Optional<Kinds.Said> said = Kinds.after(name);
    ways.add(asked.allowed(names.exactly(name)));
    Kinds.Said meant = said.orElse(new Kinds.Said(asked.types(), name));
    String region = SHORT_REGIONS.get(meant.name());
    if (region != null && meant.types().equals(REGIONS)) {
      ways.add(asked.allowed(frame.find(CollectiviteType.REGION, region).stream().toList()));
    }
    said.ifPresent(kind -> ways.add(of(kind, asked, names.exactly(kind.name()))));
    ways.add(known(asked, name, names.loosely(name)));
    said.ifPresent(kind -> ways.add(of(kind, asked, names.loosely(kind.name()))));
    if (said.isPresent()) {
      ways.add(of(said.get(), asked, names.generically(said.get().name())));
    } else {
      ways.add(known(asked, name, names.generically(name)));
    }
    return ways;
  }

  private static List<Collectivite> of(Kinds.Said kind, Asked asked, List<Collectivite> members) {
    return asked.allowed(members).stream()
        .filter(member -> kind.types().contains(member.type()))
        .toList();
  }

  /**
   * An EPCI is not named without its kind or a word such as "agglomération", unless its type is
   * asked for.
   */
  private static List<Collectivite> known(Asked asked, String name, List<Collectivite> members) {
    boolean sayEpci = !asked.types().isEmpty() || Kinds.saysEpci(name);
    return asked.allowed(members).stream()
        .filter(member -> sayEpci || !member.type().epci())
        .toList();
  }

  /** The communes of 2025 that those with a name of the past belong to. */
  private Optional<Resolution> ofThePast(Asked asked, NameQuery query) {
    if (!asked.allows(CollectiviteType.COMMUNE)) {
      return Optional.empty();
    }
    String name =
        Kinds.after(query.name())
            .filter(said -> said.types().contains(CollectiviteType.COMMUNE))
            .map(Kinds.Said::name)
            .orElse(query.name());
    List<Collectivite> heirs =
        Stream.of(query.name(), name)
            .distinct()
            .flatMap(former -> PastCodes.all().named(former).stream())
            .map(PastCodes.Former::commune)
            .distinct()
            .flatMap(code -> frame.find(CollectiviteType.COMMUNE, code).stream())
            .filter(member -> query.confirms(member).isPresent())
            .toList();
    if (heirs.isEmpty()) {
      return Optional.empty();
    }
    List<Collectivite> longer =
        query.clues().isEmpty()
            ? index.get().longer(name, m -> m.type() == CollectiviteType.COMMUNE)
            : List.of();
    if (!heirs.containsAll(longer)) { // Villefranche, of the past, and Villefranche-sur-Saône
      return Optional.of(
          severalNamed(asked, Stream.concat(heirs.stream(), longer.stream()).distinct().toList()));
    }
    return Optional.of(
        heirs.size() == 1
            ? found(asked, heirs.get(0), Rule.PAST_NAME)
            : Resolution.refused(
                asked.text(),
                heirs,
                "a name that one commune has or had; it was that of parts of "
                    + Candidates.list(heirs)));
  }

  /** The région of today of a name before 2016, where a région is asked for. */
  private Optional<Resolution> regionOfThePast(Asked asked, NameQuery query) {
    Optional<Kinds.Said> said = Kinds.after(query.name());
    Set<CollectiviteType> types =
        asked.types().isEmpty() ? said.map(Kinds.Said::types).orElse(Set.of()) : asked.types();
    if (!types.equals(Set.of(CollectiviteType.REGION))) {
      return Optional.empty();
    }
    return PastRegions.named(said.map(Kinds.Said::name).orElse(query.name()))
        .flatMap(today -> frame.find(CollectiviteType.REGION, today))
        .filter(member -> query.confirms(member).isPresent())
        .map(heir -> found(asked, heir, Rule.PAST_NAME));
  }

  /** A département that has no body of its own in the frame: Paris, Corse-du-Sud, Bas-Rhin. */
  private Optional<Resolution> departementOutside(Asked asked, NameQuery query) {
    Optional<Kinds.Said> said = Kinds.after(query.name());
    Set<CollectiviteType> types =
        asked.types().isEmpty() ? said.map(Kinds.Said::types).orElse(Set.of()) : asked.types();
    if (!types.equals(Set.of(CollectiviteType.DEPARTEMENT))) {
      return Optional.empty();
    }
    String name = said.map(Kinds.Said::name).orElse(query.name());
    return Departements.all().named(name).stream()
        .filter(code -> Departements.all().named(name).size() == 1)
        .map(code -> CollectiviteRef.of(CollectiviteType.DEPARTEMENT, code))
        .filter(ref -> frame.find(ref).isEmpty())
        .map(
            ref ->
                Resolution.outside(
                    asked.text(), ref, List.of(Rule.NAME), List.of(), "the frame has no " + ref))
        .findFirst();
  }

  /**
   * A body of a type of which the frame has no member, by its name, which says what it is: {@code
   * SIVOM du Born}. Its reference is the name in capitals, with its kind in short. A number after
   * the kind is no name.
   */
  Optional<Resolution> outside(Asked asked) {
    String folded = Folding.of(asked.clean().spaced());
    Optional<Kinds.Said> kind = Kinds.after(folded);
    Set<CollectiviteType> types = kind.map(Kinds.Said::types).orElse(asked.types());
    String name = kind.map(Kinds.Said::name).orElse(folded);
    boolean isName =
        name.chars().filter(Character::isLetter).count() >= SHORTEST_NAME
            && !NO_NAME.matcher(name).matches();
    boolean isAsked = asked.types().isEmpty() || asked.types().equals(types);
    if (types.size() != 1 || !isName || !isAsked || !NAMED_OUTSIDE.containsAll(types)) {
      return Optional.empty();
    }
    CollectiviteType type = types.iterator().next();
    return frame.collectivites().stream().anyMatch(member -> member.type() == type)
        ? Optional.empty()
        : Optional.of(
            Resolution.outside(
                asked.text(),
                CollectiviteRef.of(type, CleanText.capitals(Kinds.abridged(folded))),
                List.of(Rule.NAME),
                List.of(),
                "the frame has no " + type.label().en().toLowerCase(Locale.ROOT)));
  }

  /** Refuses what no name fits, with those that may have been meant. */
  Resolution refuse(Asked asked, List<Collectivite> misread) {
    Set<Collectivite> meant = new LinkedHashSet<>(misread);
    List<NameQuery> queries = NameQuery.of(asked);
    queries.stream()
        .filter(query -> !query.clues().isEmpty())
        .forEach(query -> meant.addAll(longer(asked, query)));
    queries.forEach(query -> named(asked, query.name()).forEach(meant::addAll));
    if (meant.isEmpty()) {
      queries.forEach(query -> meant.addAll(ofOtherTypes(query.name())));
    }
    if (meant.isEmpty()) {
      queries.forEach(query -> meant.addAll(near(asked, query)));
    }
    List<Collectivite> candidates = List.copyOf(meant);
    return Resolution.refused(
        asked.text(),
        candidates,
        "a code, a SIREN or a name of one "
            + asked.kind()
            + " of the frame"
            + Candidates.suggested(candidates));
  }

  /** Saint-Ouen-sur-Seine for {@code Saint-Ouen (93)}. */
  private List<Collectivite> longer(Asked asked, NameQuery query) {
    String name = Kinds.after(query.name()).map(Kinds.Said::name).orElse(query.name());
    return index.get().longer(name, m -> asked.allows(m.type()) && query.confirms(m).isPresent());
  }

  private List<Collectivite> near(Asked asked, NameQuery query) {
    String name = Kinds.after(query.name()).map(Kinds.Said::name).orElse(query.name());
    List<Collectivite> confirmed =
        index.get().near(name, m -> asked.allows(m.type()) && query.confirms(m).isPresent());
    return confirmed.isEmpty() ? index.get().near(name, m -> asked.allows(m.type())) : confirmed;
  }

  private List<Collectivite> ofOtherTypes(String name) {
    List<Collectivite> exact = index.get().exactly(name);
    return exact.isEmpty() ? index.get().loosely(name) : exact;
  }
}
