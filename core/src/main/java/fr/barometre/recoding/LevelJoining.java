package fr.barometre.recoding;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.api.territory.PopulationBand;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Joins levels until each has enough collectivités.
 *
 * <p>Rules, by kind of dimension:
 *
 * <ul>
 *   <li><b>Ordered</b> (bands of population): the smallest level joins its smaller neighbour, again
 *       and again. "10 000 à 14 999" and "15 000 habitants et plus" become "10 000 habitants et
 *       plus". In breakdowns bands are joined farther, until their figures can be used, as long as
 *       more than two are left.
 *   <li><b>In a hierarchy</b> (kinds of EPCI are intercommunalités, départements lie in régions,
 *       overseas régions and Corse belong together): small levels of one parent join each other; if
 *       they are still too few, the smallest of their siblings joins them. If the whole parent is
 *       too small, it joins other small levels.
 *   <li><b>OPSN</b>: few of unknown status join those outside: "hors OPSN ou inconnu".
 *   <li><b>Others</b>: small levels join each other, and then the smallest of the rest.
 * </ul>
 *
 * <p>Example: of 22 communes, 2 communautés de communes and 5 d'agglomération, with a minimum of 5,
 * the two kinds of EPCI become "Intercommunalités" with 7.
 */
public final class LevelJoining {

  private static final Pattern BAND = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9})|\\+)");

  /** Beyond as many members a joined level is called "others" rather than by their names. */
  private static final int MOST_NAMES = 3;

  private static final Set<String> ISLANDS = Set.of("94", "01", "02", "03", "04", "06");

  private static final Level INTERCOMMUNALITES =
      new Level("EPCI", Label.of("Intercommunalités", "Intermunicipal bodies"));

  private static final Level FAR =
      new Level("94+OM", Label.of("Corse et Outre-mer", "Corsica and overseas"));

  private static final Label ANY_OTHERS = Label.of("Autres", "Others");

  private static final Map<String, Label> OTHERS =
      Map.of(
          "TYPE", Label.of("Autres collectivités", "Other authorities"),
          "REGION", Label.of("Autres régions", "Other regions"),
          "DEPARTEMENT", Label.of("Autres départements", "Other departments"));

  /** The label of a dimension whose levels are all joined into one. */
  private static final Map<String, Label> WHOLE =
      Map.of(
          "TYPE", Label.of("Tous types", "All types"),
          "REGION", Label.of("Toutes régions", "All regions"),
          "DEPARTEMENT", Label.of("Tous départements", "All departments"));

  private static final Label ANY_WHOLE = Label.of("Ensemble", "All");

  private final Population frame;

  private LevelJoining(Population frame) {
    this.frame = requireNonNull(frame, "frame");
  }

  /**
   * Joins by what a frame knows of its levels.
   *
   * @param frame the frame
   * @return the rules
   */
  public static LevelJoining on(Population frame) {
    return new LevelJoining(frame);
  }

  /**
   * Joins levels that have too few collectivités; levels that nobody has stay by themselves unless
   * they lie between bands that join.
   *
   * @param dimension the dimension
   * @param levels its levels, in the order to show
   * @param counts how many collectivités there are by code of a level; none where there is no entry
   * @param least how many a level should have
   * @return the levels that are left
   */
  public JoinedLevels join(
      Dimension dimension, List<Level> levels, Map<String, Long> counts, long least) {
    return join(dimension, levels, counts, least, least);
  }

  /**
   * The same, and bands with enough collectivités are joined too as long as they have fewer than a
   * figure that can be used asks for and more than two are left.
   *
   * @param dimension the dimension
   * @param levels its levels, in the order to show
   * @param counts how many collectivités there are by code of a level; none where there is no entry
   * @param least how many a level should have
   * @param useful how many a band should have, {@code least} or more
   * @return the levels that are left
   */
  public JoinedLevels join(
      Dimension dimension, List<Level> levels, Map<String, Long> counts, long least, long useful) {
    return join(dimension, levels, counts, new Joining(least, useful, false));
  }

  /**
   * Joins levels that have too few collectivités or none, so that each level of the frame has
   * respondents who can stand for it.
   *
   * @param dimension the dimension
   * @param levels its levels, in the order to show
   * @param counts how many collectivités there are by code of a level; none where there is no entry
   * @param least how many a level should have
   * @return the levels that are left
   */
  public JoinedLevels joinWithEmpty(
      Dimension dimension, List<Level> levels, Map<String, Long> counts, long least) {
    return join(dimension, levels, counts, new Joining(least, least, true));
  }

  /**
   * Joins levels that have too few collectivités with each other; those with enough stay as they
   * are, even where what is joined has too few.
   *
   * @param dimension the dimension
   * @param levels its levels, in the order to show
   * @param counts how many collectivités there are by code of a level; none where there is no entry
   * @param least how many a level should have
   * @return the levels that are left
   */
  public JoinedLevels joinSmall(
      Dimension dimension, List<Level> levels, Map<String, Long> counts, long least) {
    Map<Level, List<Level>> members = new LinkedHashMap<>();
    List<Level> small = new ArrayList<>();
    for (Level level : levels) {
      if (counts.getOrDefault(level.code(), 0L) < least) {
        small.add(level);
      } else {
        members.put(level, List.of(level));
      }
    }
    if (!small.isEmpty()) {
      JoinedLevels joined = joinWithEmpty(dimension, small, counts, least);
      joined.levels().forEach(level -> members.put(level, joined.members(level)));
    }
    return new JoinedLevels(dimension, members);
  }

  /**
   * Joins levels as somebody says, and no others.
   *
   * @param dimension the dimension
   * @param levels its levels, in the order to show
   * @param given by code of a level, what it is joined into; codes that are no levels do nothing
   * @return the levels that are left
   */
  public static JoinedLevels byHand(
      Dimension dimension, List<Level> levels, Map<String, Level> given) {
    Map<Level, List<Level>> members = new LinkedHashMap<>();
    for (Level level : levels) {
      members
          .computeIfAbsent(given.getOrDefault(level.code(), level), l -> new ArrayList<>())
          .add(level);
    }
    return new JoinedLevels(dimension, members);
  }

  private JoinedLevels join(
      Dimension dimension, List<Level> levels, Map<String, Long> counts, Joining joining) {
    ToLongFunction<Level> count = level -> counts.getOrDefault(level.code(), 0L);
    List<Group> groups = levels.stream().map(l -> new Group(List.of(l), count)).toList();
    List<Level> known = levels.stream().filter(LevelJoining::isKnown).toList();
    List<Group> joined;
    if (known.size() > 1 && bands(known).isPresent()) {
      List<Group> ordered = joining.neighbours(split(groups, true));
      joined = joining.withUnknown(ordered, split(groups, false));
    } else if (isOpsn(dimension)) {
      joined = joining.siblings(opsn(groups, joining));
    } else {
      Map<Level, Level> parents = parents(dimension, known);
      joined = joining.siblings(joining.withinParents(groups, parents));
    }
    Dictionary<Level> places = new Dictionary<>();
    levels.forEach(places::number);
    Map<Level, List<Level>> members = new LinkedHashMap<>();
    joined.stream()
        .map(group -> group.levels().stream().sorted(comparingInt(places::find)).toList())
        .sorted(comparingInt(group -> places.find(group.get(0))))
        .forEach(group -> members.put(name(dimension, group, levels), group));
    return new JoinedLevels(dimension, members);
  }

  private static List<Group> split(List<Group> groups, boolean known) {
    return groups.stream().filter(group -> isKnown(group.levels().get(0)) == known).toList();
  }

  private static boolean isKnown(Level level) {
    return !level.code().equals(Level.UNKNOWN);
  }

  private static boolean isOpsn(Dimension dimension) {
    return dimension.equals(Dimension.OPSN) || dimension.equals(Dimension.OPSN_MEMBER);
  }

  /** Joins "outside" and "unknown status" if either is small. */
  private static List<Group> opsn(List<Group> groups, Joining joining) {
    List<Group> rest = groups.stream().filter(group -> !isInside(group)).toList();
    if (rest.stream().noneMatch(joining::isSmall)) {
      return groups;
    }
    List<Group> joined = new ArrayList<>(groups.stream().filter(LevelJoining::isInside).toList());
    rest.stream().reduce(Group::with).ifPresent(joined::add);
    return joined;
  }

  private static boolean isInside(Group group) {
    return group.levels().get(0).code().equals(OpsnStatus.INSIDE.name());
  }

  /** The bands of levels, if all are bands and none is missing between them. */
  private static Optional<List<PopulationBand>> bands(List<Level> levels) {
    List<PopulationBand> bands = new ArrayList<>();
    for (Level level : levels) {
      Matcher band = BAND.matcher(level.code());
      if (!band.matches()) {
        return Optional.empty();
      }
      int from = Integer.parseInt(band.group(1));
      int to =
          band.group(2) == null ? PopulationBand.UNBOUNDED : Integer.parseInt(band.group(2)) + 1;
      boolean follows = bands.isEmpty() || bands.get(bands.size() - 1).toExclusive() == from;
      if (!follows || to <= from) {
        return Optional.empty();
      }
      bands.add(new PopulationBand(from, to));
    }
    return Optional.of(bands);
  }

  /** The parent of levels that have one. */
  private Map<Level, Level> parents(Dimension dimension, List<Level> levels) {
    Map<Level, Level> parents = new HashMap<>();
    if (dimension.equals(Dimension.TYPE)) {
      levels.stream()
          .filter(level -> Stream.of(CollectiviteType.values()).anyMatch(t -> isEpci(t, level)))
          .forEach(level -> parents.put(level, INTERCOMMUNALITES));
    } else if (dimension.equals(Dimension.REGION)) {
      levels.stream()
          .filter(level -> ISLANDS.contains(level.code()))
          .forEach(level -> parents.put(level, FAR));
    } else if (dimension.equals(Dimension.DEPARTEMENT)
        && frame.dimensions().contains(Dimension.REGION)) {
      frame
          .counts(List.of(Dimension.DEPARTEMENT, Dimension.REGION))
          .keySet()
          .forEach(pair -> parents.put(pair.get(0), pair.get(1)));
    }
    return parents;
  }

  private static boolean isEpci(CollectiviteType type, Level level) {
    return type.epci() && type.name().equals(level.code());
  }

  /** The label of a joined level. */
  private Level name(Dimension dimension, List<Level> members, List<Level> all) {
    if (members.size() == 1) {
      return members.get(0);
    }
    List<Level> known = members.stream().filter(LevelJoining::isKnown).toList();
    boolean unknown = known.size() < members.size();
    Level level = named(dimension, known, all);
    if (!unknown) {
      return level;
    }
    boolean named = known.size() <= MOST_NAMES && bands(known).isEmpty();
    return new Level(
        level.code() + "+" + Level.UNKNOWN,
        isWhole(known, all) && !named
            ? level.label()
            : Label.of(level.label().fr() + " ou inconnu", level.label().en() + " or unknown"));
  }

  private Level named(Dimension dimension, List<Level> members, List<Level> all) {
    if (members.size() == 1) {
      return members.get(0);
    }
    Optional<Level> band =
        bands(members)
            .map(b -> new PopulationBand(b.get(0).from(), b.get(b.size() - 1).toExclusive()))
            .map(PopulationBand::level);
    String code = members.stream().map(Level::code).collect(Collectors.joining("+"));
    return band.orElseGet(() -> new Level(code, label(dimension, members, all)));
  }

  /** Whether all levels that are known are one, which is no breakdown. */
  private static boolean isWhole(List<Level> members, List<Level> all) {
    return all.stream().filter(LevelJoining::isKnown).count() == members.size();
  }

  private Label label(Dimension dimension, List<Level> members, List<Level> all) {
    Map<Level, Level> parents = parents(dimension, all);
    Set<Optional<Level>> of =
        members.stream().map(m -> Optional.ofNullable(parents.get(m))).collect(Collectors.toSet());
    Optional<Level> parent = of.size() == 1 ? of.iterator().next() : Optional.empty();
    if (parent.isPresent()
        && all.stream().filter(l -> parent.equals(Optional.ofNullable(parents.get(l)))).count()
            == members.size()) {
      return parent.get().label();
    }
    if (members.size() <= MOST_NAMES) {
      return Label.of(
          list(members.stream().map(m -> m.label().fr()).toList(), " et "),
          list(members.stream().map(m -> m.label().en()).toList(), " and "));
    }
    if (parent.isEmpty() && isWhole(members, all)) {
      return WHOLE.getOrDefault(dimension.code(), ANY_WHOLE);
    }
    if (parent.isPresent() && dimension.equals(Dimension.TYPE)) {
      return Label.of("Autres intercommunalités", "Other intermunicipal bodies");
    }
    return parent
        .map(Level::label)
        .map(label -> within(label, OTHERS.getOrDefault(dimension.code(), ANY_OTHERS)))
        .orElseGet(() -> OTHERS.getOrDefault(dimension.code(), ANY_OTHERS));
  }

  private static Label within(Label parent, Label others) {
    return Label.of(
        parent.fr() + " : " + others.fr().toLowerCase(Locale.FRENCH),
        parent.en() + ": " + others.en().toLowerCase(Locale.ENGLISH));
  }

  private static String list(List<String> names, String and) {
    return String.join(", ", names.subList(0, names.size() - 1))
        + and
        + names.get(names.size() - 1);
  }

  /** Levels that are taken as one, and their collectivités. */
  private record Group(List<Level> levels, long count) {
    Group(List<Level> levels, ToLongFunction<Level> count) {
      this(levels, levels.stream().mapToLong(count).sum());
    }

    Group with(Group other) {
      return new Group(
          Stream.concat(levels.stream(), other.levels.stream()).toList(), count + other.count);
    }
  }

  /** The joining of groups that are small. */
  private record Joining(long least, long useful, boolean emptyToo) {

    /** Fewer bands than this are not joined for use alone: two are left, and a comparison. */
    private static final int FEWEST_BANDS = 3;

    boolean isSmall(Group group) {
      return group.count() < least && (emptyToo || group.count() > 0);
    }

    /**
     * Joins the smallest group with its smaller neighbour while there are small ones: first those
     * too small to be useful as long as enough are left, then those that are too small.
     */
    List<Group> neighbours(List<Group> ordered) {
      List<Group> groups = new ArrayList<>(ordered);
      if (groups.stream().anyMatch(g -> 0 < g.count() && g.count() < useful)) {
        joinBelow(groups, useful, FEWEST_BANDS);
      }
      if (groups.stream().anyMatch(this::isSmall)) {
        joinBelow(groups, least, 0);
      }
      return groups;
    }

    /** Joins as long as at least so many groups have anyone. */
    private static void joinBelow(List<Group> groups, long limit, int fewest) {
      while (groups.size() > 1 && groups.stream().filter(g -> g.count() > 0).count() >= fewest) {
        int smallest =
            IntStream.range(0, groups.size())
                .filter(i -> groups.get(i).count() < limit)
                .boxed()
                .min(Comparator.comparingLong(i -> groups.get(i).count()))
                .orElse(-1);
        if (smallest < 0) {
          return;
        }
        boolean left =
            smallest == groups.size() - 1
                || (smallest > 0
                    && groups.get(smallest - 1).count() <= groups.get(smallest + 1).count());
        int first = left ? smallest - 1 : smallest;
        groups.set(first, groups.get(first).with(groups.remove(first + 1)));
      }
    }

    /** Joins a small group of unknown level with the smallest other. */
    List<Group> withUnknown(List<Group> groups, List<Group> unknown) {
      return siblings(Stream.concat(groups.stream(), unknown.stream()).toList());
    }

    /** Joins small groups of the same parent, and the smallest of their siblings if need be. */
    List<Group> withinParents(List<Group> groups, Map<Level, Level> parents) {
      Map<Level, List<Group>> children = new LinkedHashMap<>();
      List<Group> joined = new ArrayList<>();
      for (Group group : groups) {
        Level parent = parents.get(group.levels().get(0));
        if (parent == null) {
          joined.add(group);
        } else {
          children.computeIfAbsent(parent, p -> new ArrayList<>()).add(group);
        }
      }
      children.values().forEach(siblings -> joined.addAll(withEmpty(siblings(siblings))));
      return joined;
    }

    /** Takes the whole parent where all children that anybody has are joined. */
    private static List<Group> withEmpty(List<Group> siblings) {
      List<Group> met = siblings.stream().filter(group -> group.count() > 0).toList();
      return met.size() == 1 && met.get(0).levels().size() > 1
          ? siblings.stream().reduce(Group::with).stream().toList()
          : siblings;
    }

    /** Joins small groups, and the smallest of the others until they are enough. */
    List<Group> siblings(List<Group> groups) {
      List<Group> large = new ArrayList<>();
      List<Group> small = new ArrayList<>();
      groups.forEach(group -> (isSmall(group) ? small : large).add(group));
      if (small.isEmpty()) {
        return groups;
      }
      Group joined = small.stream().reduce(Group::with).orElseThrow();
      while (joined.count() < least && large.stream().anyMatch(group -> group.count() > 0)) {
        Group smallest =
            large.stream()
                .filter(group -> group.count() > 0)
                .min(Comparator.comparingLong(Group::count))
                .orElseThrow();
        large.remove(smallest);
        joined = joined.with(smallest);
      }
      large.add(joined);
      return large;
    }
  }
}
