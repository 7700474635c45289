package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Siren;
import fr.barometre.csv.CsvTable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frame: the collectivités that the answers should represent, one by one or as counts by cell.
 *
 * <p>Immutable: each {@code with…} method returns another population. The frame of 2025 comes with
 * the OPSN perimeters of {@link OpsnCoverage#anctAndDeclic()}; every other frame has none until
 * {@link #withOpsn} gives it a list, and its OPSN status is then unknown throughout.
 */
public final class Population {

  private final String name;
  private final FrameMembers members;
  private final Levelling levelling;
  private final Optional<OpsnCoverage> opsn;
  private final FrameCounts counts;

  /** The fingerprint of the frame that this one stands for, if it differs from its own. */
  private final Optional<FrameFingerprint> standsFor;

  private volatile @Nullable FrameFingerprint fingerprint;
  private final Map<Dimension, Map<Level, Long>> ordered = new ConcurrentHashMap<>();
  private final Map<Set<CollectiviteType>, Population> restricted = new ConcurrentHashMap<>();

  private Population(
      String name, FrameMembers members, Levelling levelling, Optional<OpsnCoverage> opsn) {
    this(name, members, levelling, opsn, Optional.empty());
  }

  private Population(
      String name,
      FrameMembers members,
      Levelling levelling,
      Optional<OpsnCoverage> opsn,
      Optional<FrameFingerprint> standsFor) {
    this.standsFor = standsFor;
    this.name = requireNonNull(name, "name");
    this.members = members;
    this.levelling = levelling;
    this.counts = new FrameCounts(name, members, levelling);
    this.opsn = opsn;
  }

  /**
   * The frame shipped with the library: 36,242 communes, EPCI à fiscalité propre, départements and
   * régions on 1 January 2025, with ANCT's and Déclic's OPSN. Source: Insee and DGCL, Licence
   * Ouverte.
   *
   * @return the frame, read once
   */
  public static Population collectivites2025() {
    return Shipped.FRAME;
  }

  /**
   * A frame from objects.
   *
   * @param name name and source, shown with results
   * @param collectivites distinct collectivités, at least one
   * @return the frame, with the default strata and no OPSN list
   * @throws IllegalArgumentException if two have the same type and code, or the same SIREN
   */
  public static Population of(String name, Collection<Collectivite> collectivites) {
    Population bare =
        new Population(
            name, FrameMembers.of(name, collectivites), Levelling.none(), Optional.empty());
    return bare.withDimension(Dimension.TYPE, c -> Levels.of(c.type()))
        .withStrata(Dimension.POPULATION_STRATUM, StrataScheme.CGCT)
        .withStrata(Dimension.POPULATION_FINE, StrataScheme.FINE)
        .withStrata(Dimension.POPULATION_BAND, StrataScheme.THREE_BANDS)
        .withDimension(
            Dimension.DEPARTEMENT,
            Territories.levels(
                collectivites, CollectiviteType.DEPARTEMENT, Collectivite::departement))
        .withDimension(
            Dimension.REGION,
            Territories.levels(collectivites, CollectiviteType.REGION, Collectivite::region))
        .withDimension(Dimension.OPSN, c -> Levels.named(Dimension.OPSN, Level.UNKNOWN))
        .withDimension(
            Dimension.OPSN_MEMBER, c -> Levels.named(Dimension.OPSN_MEMBER, Level.UNKNOWN));
  }

  /**
   * A frame from a CSV with the columns {@code code;nom;type;population} and, optionally, {@code
   * siren;departement;region;epci}, or usual headers such as {@code Code Insee}. Where there is no
   * code it is the SIREN; types are in words, {@code Syndicat mixte}, or Insee's legal categories.
   *
   * @param file the file
   * @return the frame, with the default strata and no OPSN list
   * @throws IllegalArgumentException if a row is wrong, naming its line, or if it is not clear
   *     which column is which
   */
  public static Population from(Path file) {
    CsvTable table = CsvTable.read(file).strict();
    return of(table.source(), FrameCsv.read(table));
  }

  /**
   * A frame known by counts along one dimension.
   *
   * @param name name and source, shown with results
   * @param dimension the dimension
   * @param counts number of collectivités by level code
   * @return the frame
   */
  public static Population ofCounts(String name, Dimension dimension, Map<String, Long> counts) {
    return ofCells(
        name,
        List.of(dimension),
        counts.entrySet().stream()
            .map(e -> new FrameCell(Map.of(dimension.code(), e.getKey()), e.getValue()))
            .toList());
  }

  /**
   * A frame known by counts of cells.
   *
   * @param name name and source, shown with results
   * @param dimensions the dimensions that describe the cells
   * @param cells the cells, each with a level of every dimension
   * @return the frame
   * @throws IllegalArgumentException if a cell lacks a level, or all counts are zero
   */
  public static Population ofCells(
      String name, List<Dimension> dimensions, Collection<FrameCell> cells) {
    return new Population(
        name,
        FrameMembers.ofCells(name, dimensions, cells),
        levelling(dimensions),
        Optional.empty());
  }

  /** The dimensions of a frame known by counts, whose levels are those of its cells. */
  private static Levelling levelling(List<Dimension> dimensions) {
    Levelling levelling = Levelling.none();
    for (Dimension dimension : List.of(Dimension.OPSN, Dimension.OPSN_MEMBER)) {
      levelling =
          dimensions.contains(dimension)
              ? levelling
              : levelling.with(dimension, c -> Levels.UNKNOWN);
    }
    for (Dimension dimension : dimensions) {
      levelling = levelling.with(dimension, c -> Levels.UNKNOWN);
    }
    return levelling;
  }

  /**
   * Counts of cells that stand for a frame whose collectivités are elsewhere: all of it that a
   * tally's figures need, in little space. It has the fingerprint of the frame that it stands for.
   *
   * @param frame the fingerprint of the frame
   * @param dimensions the dimensions that describe the cells
   * @param counts how many collectivités of the frame share some levels, one of each dimension
   * @return the frame
   * @throws IllegalArgumentException if a cell lacks a level, or all counts are zero
   */
  public static Population standingFor(
      FrameFingerprint frame, List<Dimension> dimensions, Map<List<Level>, Long> counts) {
    return new Population(
        frame.name(),
        FrameMembers.ofCounts(frame.name(), dimensions, counts),
        levelling(dimensions),
        frame.opsn().isEmpty()
            ? Optional.empty()
            : Optional.of(OpsnCoverage.of(frame.opsnList(), List.of())),
        Optional.of(frame));
  }

  /**
   * The frame with another OPSN list: gives the dimensions OPSN (perimeter) and OPSN_MEMBER.
   *
   * <p>A commune or an EPCI lies in its own département; a région in those of its communes.
   *
   * @param coverage the list
   * @return the copy
   * @throws IllegalArgumentException if the frame is known by counts only
   */
  public Population withOpsn(OpsnCoverage coverage) {
    if (members.counted()) {
      throw new IllegalArgumentException(
          "frame '"
              + name
              + "' is known by counts only: it needs a dimension OPSN in its cells, not a list");
    }
    Function<Collectivite, Level> perimeter =
        Territories.perimeters(members.collectivites(), coverage);
    return withLevelling(Dimension.OPSN, perimeter, Optional.of(coverage))
        .withLevelling(
            Dimension.OPSN_MEMBER, c -> Levels.of(coverage.membership(c)), Optional.of(coverage));
  }

  /**
   * The frame with a dimension of population bands by another scheme.
   *
   * @param dimension usually POPULATION_STRATUM or POPULATION_BAND
   * @param scheme the bands
   * @return the copy
   */
  public Population withStrata(Dimension dimension, StrataScheme scheme) {
    return withDimension(dimension, scheme.levels());
  }

  /**
   * The frame with one more dimension, or another definition of one it has.
   *
   * @param dimension the dimension; not ROLE, which belongs to responses
   * @param level gives the level of a collectivité
   * @return the copy
   */
  public Population withDimension(Dimension dimension, Function<Collectivite, Level> level) {
    if (dimension.code().equals(Dimension.ROLE.code())) {
      throw new IllegalArgumentException("ROLE describes responses, not the frame");
    }
    return withLevelling(dimension, level, opsn);
  }

  private Population withLevelling(
      Dimension dimension, Function<Collectivite, Level> level, Optional<OpsnCoverage> coverage) {
    return new Population(name, members, levelling.with(dimension, level), coverage);
  }

  /**
   * The part of the frame with certain types; the whole frame when none is given.
   *
   * @param types the types to keep
   * @return the restricted frame
   * @throws IllegalArgumentException if nothing is left
   */
  public Population restrictedTo(Collection<CollectiviteType> types) {
    if (types.isEmpty() || !dimensions().contains(Dimension.TYPE)) {
      return this;
    }
    return restricted.computeIfAbsent(Set.copyOf(types), this::only);
  }

  private Population only(Set<CollectiviteType> types) {
    FrameMembers left = members.only(types);
    return left == members ? this : new Population(name, left, levelling, opsn);
  }

  /**
   * The number of collectivités.
   *
   * @return one or more
   */
  public long size() {
    return members.size();
  }

  /**
   * Name and source of the frame.
   *
   * @return the text shown with results
   */
  public String name() {
    return name;
  }

  /**
   * The OPSN list in use.
   *
   * @return the list, or empty
   */
  public Optional<OpsnCoverage> opsn() {
    return opsn;
  }

  /**
   * The collectivités.
   *
   * @return in the order of the source; none for a frame known by counts
   */
  public List<Collectivite> collectivites() {
    return members.collectivites();
  }

  /**
   * The collectivité that a reference names.
   *
   * @param ref by type and code, or by SIREN
   * @return the collectivité, or empty if the frame does not have it
   */
  public Optional<Collectivite> find(CollectiviteRef ref) {
    return members.find(ref);
  }

  /**
   * The collectivité with a code.
   *
   * @param type its type
   * @param code the code within the type
   * @return the collectivité, or empty
   */
  public Optional<Collectivite> find(CollectiviteType type, String code) {
    return find(CollectiviteRef.of(type, code));
  }

  /**
   * The collectivité with a SIREN.
   *
   * @param siren the SIREN
   * @return the collectivité, or empty
   */
  public Optional<Collectivite> find(Siren siren) {
    return find(CollectiviteRef.of(siren));
  }

  /**
   * The dimensions that the frame describes.
   *
   * @return the dimensions, in order of definition
   */
  public List<Dimension> dimensions() {
    return levelling.dimensions();
  }

  /**
   * The level of a collectivité.
   *
   * @param dimension a dimension of the frame
   * @param collectivite the collectivité
   * @return its level
   * @throws IllegalArgumentException if the frame does not have the dimension
   */
  public Level level(Dimension dimension, Collectivite collectivite) {
    return levelling(dimension).apply(collectivite);
  }

  /**
   * The level of a respondent known by its profile only.
   *
   * @param dimension a dimension of the frame
   * @param profile level codes by dimension code
   * @return the level; unknown when the profile does not have the dimension
   * @throws IllegalArgumentException if the frame does not have the dimension
   */
  public Level level(Dimension dimension, Map<String, String> profile) {
    levelling(dimension);
    if (!members.counted()) {
      String code = profile.getOrDefault(dimension.code(), Level.UNKNOWN);
      for (List<Level> known : counts(List.of(dimension)).keySet()) {
        if (known.get(0).code().equals(code)) {
          return known.get(0);
        }
      }
    }
    return Levels.named(dimension, profile);
  }

  /**
   * The level of whoever answered, whether or not the frame has its collectivité.
   *
   * @param dimension a dimension of the frame
   * @param respondent the respondent
   * @return the level; of a collectivité outside the frame only the type may be known
   * @throws IllegalArgumentException if the frame does not have the dimension
   */
  public Level level(Dimension dimension, Respondent respondent) {
    Function<Collectivite, Level> level = levelling(dimension);
    Optional<CollectiviteRef> ref = respondent.collectivite();
    if (ref.isEmpty()) {
      return level(dimension, respondent.profile());
    }
    return ref.flatMap(this::find)
        .map(level)
        .orElseGet(
            () ->
                Levels.named(
                    dimension,
                    dimension.equals(Dimension.TYPE)
                        ? ref.get().type().map(Enum::name).orElse(Level.UNKNOWN)
                        : Level.UNKNOWN));
  }

  /**
   * Whether the frame has a respondent's collectivité or, for an anonymous one, collectivités with
   * the levels of its profile.
   *
   * @param respondent the respondent
   * @return false for a respondent outside the frame
   */
  public boolean contains(Respondent respondent) {
    Optional<CollectiviteRef> ref = respondent.collectivite();
    if (ref.isPresent()) {
      return members.find(ref.get()).isPresent();
    }
    List<Dimension> known =
        dimensions().stream().filter(d -> respondent.profile().containsKey(d.code())).toList();
    return !known.isEmpty()
        && counts(known)
            .containsKey(known.stream().map(d -> level(d, respondent.profile())).toList());
  }

  private Function<Collectivite, Level> levelling(Dimension dimension) {
    return levelling.of(dimension, name);
  }

  /**
   * The levels of a dimension that the frame has, in the order in which they are shown.
   *
   * @param dimension a dimension of the frame
   * @return the levels
   */
  public List<Level> levels(Dimension dimension) {
    return List.copyOf(counts(dimension).keySet());
  }

  /**
   * How many collectivités each level has.
   *
   * @param dimension a dimension of the frame
   * @return the counts, in the order in which levels are shown
   */
  public Map<Level, Long> counts(Dimension dimension) {
    return ordered.computeIfAbsent(dimension, this::order);
  }

  private Map<Level, Long> order(Dimension dimension) {
    Map<Level, Long> counts = new LinkedHashMap<>();
    counts(List.of(dimension)).entrySet().stream()
        .sorted((a, b) -> Levels.ORDER.compare(a.getKey().get(0), b.getKey().get(0)))
        .forEach(e -> counts.put(e.getKey().get(0), e.getValue()));
    return Collections.unmodifiableMap(counts);
  }

  /**
   * How many collectivités each cell has: the cells that cross several dimensions.
   *
   * @param dimensions dimensions of the frame
   * @return the counts of the cells with at least one collectivité
   */
  public Map<List<Level>, Long> counts(List<Dimension> dimensions) {
    return counts.of(dimensions);
  }

  /**
   * The identity of the frame, by digests of its content: a cube names it, and is never read or
   * merged with that of another frame. Computed when first asked for.
   *
   * @return the fingerprint, equal for frames built alike
   */
  public FrameFingerprint fingerprint() {
    FrameFingerprint known = fingerprint;
    if (known == null) {
      known =
          standsFor.orElseGet(() -> FrameFingerprint.of(name, members, dimensions(), counts, opsn));
      fingerprint = known;
    }
    return known;
  }

  /**
   * The difference between this frame and another, in words.
   *
   * @param other another frame
   * @return the members, the OPSN list or the dimension that differs; empty for frames built alike
   */
  @SuppressWarnings("ReferenceEquality") // mostly the very frame: no need to work out what it is
  public Optional<String> difference(Population other) {
    return this == other ? Optional.empty() : fingerprint().difference(other.fingerprint());
  }

  /**
   * Whether another frame has the same content: members, levels and OPSN list.
   *
   * @param other another object
   * @return true for frames built alike, whatever they are called
   */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Population that
            && size() == that.size()
            && fingerprint().equals(that.fingerprint()));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size());
  }

  @Override
  public String toString() {
    return name + " (" + size() + " collectivités)";
  }

  private static final class Shipped {
    static final Population FRAME =
        Resources.collectivites2025().withOpsn(OpsnCoverage.anctAndDeclic());
  }
}
