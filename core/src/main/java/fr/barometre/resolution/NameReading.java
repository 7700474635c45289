package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** Communes that have arrondissements. */
  private static final Map<String, String> DIVIDED =
      Map.of("paris", "75056", "lyon", "69123", "marseille", "13055");

  private static final Map<String, Integer> ARRONDISSEMENTS =
      Map.of("paris", 20, "lyon", 9, "marseille", 16);

  private static final Set<CollectiviteType> REGIONS = Set.of(CollectiviteType.REGION);

  /** What people call régions, by code; only where a région is asked for. */
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
    Matcher matcher = ARRONDISSEMENT.matcher(queries.get(0).name());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(2));
    return number < 1 || number > ARRONDISSEMENTS.getOrDefault(matcher.group(1), 0)
        ? Optional.empty()
        : frame
            .find(CollectiviteType.COMMUNE, DIVIDED.getOrDefault(matcher.group(1), ""))
            .map(commune -> found(asked, commune, Rule.ARRONDISSEMENT));
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
    ways.add(known(asked, names.loosely(name)));
    said.ifPresent(kind -> ways.add(of(kind, asked, names.loosely(kind.name()))));
    if (said.isPresent()) {
      ways.add(of(said.get(), asked, names.generically(said.get().name())));
    } else {
      ways.add(known(asked, names.generically(name)));
    }
    return ways;
  }

  private static List<Collectivite> of(Kinds.Said kind, Asked asked, List<Collectivite> members) {
    return asked.allowed(members).stream()
        .filter(member -> kind.types().contains(member.type()))
        .toList();
  }

  /** An EPCI is not named without its kind, unless its type is asked for. */
  private static List<Collectivite> known(Asked asked, List<Collectivite> members) {
    return asked.allowed(members).stream()
        .filter(member -> !asked.types().isEmpty() || !member.type().epci())
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
    return Optional.of(
        heirs.size() == 1
            ? found(asked, heirs.get(0), Rule.PAST_NAME)
            : Resolution.refused(
                asked.text(),
                heirs,
                "a name that one commune has or had; it was that of parts of "
                    + Candidates.list(heirs)));
  }

  /** A département that has no body of its own in the frame: Paris, Corse-du-Sud, Bas-Rhin. */
  private Optional<Resolution> departementOutside(Asked asked, NameQuery query) {
    if (!asked.types().equals(Set.of(CollectiviteType.DEPARTEMENT))) {
      return Optional.empty();
    }
    String name = Kinds.after(query.name()).map(Kinds.Said::name).orElse(query.name());
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

  /** Refuses what no name fits, with those that may have been meant. */
  Resolution refuse(Asked asked, List<Collectivite> misread) {
    Set<Collectivite> meant = new LinkedHashSet<>(misread);
    List<NameQuery> queries = NameQuery.of(asked);
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
