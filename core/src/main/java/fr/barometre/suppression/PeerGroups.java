package fr.barometre.suppression;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The groups of peers whose figures of one question are shown, whoever asks.
 *
 * <p>Candidates go from the narrowest to the widest, by lists of dimensions. A group counts if it
 * has enough collectivités for a figure that can be used; the widest candidate counts with as many
 * as the disclosure rules ask for. Groups are admitted from the widest to the narrowest as long as
 * no combination of those shown stands for too few ({@link ShownFigures}). A collectivité is shown
 * the narrowest admitted group that it belongs to, and so is every other member. Where indicators
 * of the question are about different types, groups of several audiences do not count: the figure
 * of all less that of communes would be about the others.
 *
 * <p>Example: 300 communes of Bretagne, 260 of them below 1,000 inhabitants, of which 52 in the
 * Finistère: a commune of 400 inhabitants there sees the 52, one in the Morbihan the 260 of
 * Bretagne, one of 5,000 inhabitants the 300.
 */
public final class PeerGroups {

  private final List<List<JoinedLevels>> candidates;
  private final List<Set<List<String>>> admitted;

  private PeerGroups(List<List<JoinedLevels>> candidates, List<Set<List<String>>> admitted) {
    this.candidates = candidates;
    this.admitted = admitted;
  }

  /**
   * The groups of a question.
   *
   * @param rules the rules, stricter by one for readers who know their own answer
   * @param samples the indicators of the question
   * @param candidates dimensions of the cube, some with joined levels; the narrowest group first
   * @param useful collectivités that a group should have
   * @return the groups
   */
  public static PeerGroups of(
      Disclosure rules,
      List<CubeSample> samples,
      List<List<JoinedLevels>> candidates,
      long useful) {
    List<Dimension> dimensions =
        candidates.stream().flatMap(List::stream).map(JoinedLevels::dimension).distinct().toList();
    Map<Dimension, JoinedLevels> unchanged = new LinkedHashMap<>();
    for (Dimension dimension : dimensions) {
      Set<Level> levels = new LinkedHashSet<>(samples.get(0).frame().levels(dimension));
      samples.forEach(sample -> levels.addAll(sample.levels(dimension)));
      unchanged.put(dimension, JoinedLevels.unchanged(dimension, List.copyOf(levels)));
    }
    boolean byType = dimensions.contains(Dimension.TYPE);
    Set<Dimension> apart = byType ? Set.of(Dimension.TYPE) : Set.of();
    Atoms atoms = new Atoms(samples, unchanged, apart, List.of(), Domain.all());
    List<ShownFigures> figures = atoms.figures(rules.fewest());
    List<BitSet> scopes = Audiences.scopes(atoms, samples);
    List<Set<List<String>>> admitted = new ArrayList<>();
    for (int c = candidates.size() - 1; c >= 0; c--) {
      boolean widest = c == candidates.size() - 1;
      Map<List<String>, BitSet> groups = groups(atoms, candidates.get(c));
      Set<BitSet> dominated = dominated(rules, atoms, samples, groups.values());
      dominated.forEach(group -> figures.forEach(shown -> shown.protect(group)));
      List<Map.Entry<List<String>, BitSet>> enough =
          groups.entrySet().stream()
              .filter(group -> !dominated.contains(group.getValue()))
              .filter(group -> scopes.stream().noneMatch(of -> splits(of, group.getValue())))
              .filter(
                  group -> count(figures, group.getValue()) >= (widest ? rules.fewest() : useful))
              .sorted(
                  Comparator.comparing(
                          (Map.Entry<List<String>, BitSet> group) ->
                              -count(figures, group.getValue()))
                      .thenComparing(group -> group.getKey().toString()))
              .toList();
      Set<List<String>> shown = new HashSet<>();
      enough.forEach(group -> shown.add(group.getKey()));
      ShownFigures.admitMost(figures, enough, Map.Entry::getValue)
          .forEach(group -> shown.remove(group.getKey()));
      admitted.add(0, shown);
    }
    return new PeerGroups(candidates, admitted);
  }

  /** Whether an indicator is about some of a group alone. */
  private static boolean splits(BitSet scope, BitSet group) {
    BitSet within = (BitSet) group.clone();
    within.and(scope);
    return !within.isEmpty() && !within.equals(group);
  }

  /** Groups in which one collectivité holds more of the weights than the rules allow. */
  private static Set<BitSet> dominated(
      Disclosure rules, Atoms atoms, List<CubeSample> samples, Collection<BitSet> groups) {
    return rules.largestShare() == 1
        ? Set.of()
        : groups.stream()
            .filter(group -> atoms.isDominated(samples, group, rules.largestShare()))
            .collect(Collectors.toSet());
  }

  private static Map<List<String>, BitSet> groups(Atoms atoms, List<JoinedLevels> candidate) {
    List<Dimension> by = candidate.stream().map(JoinedLevels::dimension).toList();
    Map<List<String>, BitSet> groups = new HashMap<>();
    atoms
        .levels(by)
        .forEach(
            (codes, some) ->
                groups.computeIfAbsent(joined(candidate, codes), n -> new BitSet()).or(some));
    return groups;
  }

  private static List<String> joined(List<JoinedLevels> candidate, List<String> codes) {
    List<String> joined = new ArrayList<>();
    for (int d = 0; d < codes.size(); d++) {
      joined.add(candidate.get(d).of(codes.get(d)).code());
    }
    return joined;
  }

  private static long count(List<ShownFigures> figures, BitSet group) {
    return figures.stream()
        .mapToLong(shown -> shown.count(group))
        .filter(count -> count > 0) // others are about other types
        .min()
        .orElse(0);
  }

  /**
   * A group of peers.
   *
   * @param candidate which of the candidates it is, from 0
   * @param levels its level in each of the candidate's dimensions
   * @param domain its respondents
   */
  public record Group(int candidate, List<Level> levels, Domain domain) {}

  /**
   * Whether a collectivité belongs to a group.
   *
   * @param group the group
   * @param level the level of the collectivité in a dimension
   */
  public boolean holds(Group group, Function<Dimension, Level> level) {
    return levels(group.candidate(), level).equals(group.levels());
  }

  private List<Level> levels(int candidate, Function<Dimension, Level> level) {
    return candidates.get(candidate).stream()
        .map(joined -> joined.of(level.apply(joined.dimension()).code()))
        .toList();
  }

  /**
   * The narrowest group shown to a collectivité.
   *
   * @param level the level of the collectivité in a dimension
   * @return the group; empty if none may be shown
   */
  public Optional<Group> of(Function<Dimension, Level> level) {
    for (int c = 0; c < candidates.size(); c++) {
      List<JoinedLevels> candidate = candidates.get(c);
      List<Level> levels = levels(c, level);
      if (admitted.get(c).contains(levels.stream().map(Level::code).toList())) {
        Domain domain = Domain.all();
        for (int d = 0; d < levels.size(); d++) {
          Set<String> members =
              candidate.get(d).members(levels.get(d)).stream()
                  .map(Level::code)
                  .collect(Collectors.toSet());
          domain = domain.at(candidate.get(d).dimension(), members);
        }
        return Optional.of(new Group(c, levels, domain));
      }
    }
    return Optional.empty();
  }
}
