package fr.barometre;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Groups;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Remedy;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.calibration.KnownLevels;
import fr.barometre.calibration.SharedWeights;
import fr.barometre.checks.Remedies;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.spelling.Suggestion;
import fr.barometre.suppression.OpsnLists;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.AutomaticWeighting;
import fr.barometre.weighting.Weighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** The settings that requests for one indicator and for a whole edition have in common. */
@Value.Immutable
abstract class Settings {

  /** Nothing but the defaults: no answers, the frame of 2025, OPSN alone. */
  static Settings defaults() {
    return ImmutableSettings.builder().build();
  }

  abstract Optional<Answers> answers();

  abstract Optional<Tally> tally();

  abstract Optional<Population> population();

  abstract List<Dimension> by();

  /** The dimensions of each crossing that was asked for, two or more. */
  abstract List<List<Dimension>> crossings();

  /** The groups of responses that figures are broken down by, and crossed by. */
  abstract List<Groups> groups();

  /** Groups that are crossed with each other and with dimensions. */
  record GroupedCrossing(List<Groups> groups, List<Dimension> dimensions) {}

  abstract List<GroupedCrossing> groupedCrossings();

  /** For each dimension whose levels the caller joins: the joined level of each level, by code. */
  abstract Map<Dimension, Map<String, Level>> byHand();

  abstract Optional<Weighting> weighting();

  @Value.Default
  IntervalMethod interval() {
    return IntervalMethod.KORN_GRAUBARD;
  }

  @Value.Default
  double confidence() {
    return 0.95;
  }

  @Value.Default
  FlagPolicy policy() {
    return FlagPolicy.DEFAULT;
  }

  @Value.Default
  Disclosure disclosure() {
    return Disclosure.DEFAULT;
  }

  /** Codes of the flags whose sentence is going to be published. */
  abstract Set<FlagCode> promised();

  /** The wave that was chosen. */
  abstract Optional<Wave> wave();

  /** Whether all waves of a question make one figure. */
  @Value.Default
  boolean pooled() {
    return false;
  }

  @Value.Default
  SamplingPlan sampling() {
    return SamplingPlan.DEFAULT;
  }

  /** The executor that helps; by default the calling thread works alone. */
  @Value.Default
  Executor executor() {
    return Runnable::run;
  }

  private ImmutableSettings.Builder copy() {
    return ImmutableSettings.builder().from(this);
  }

  Settings with(Answers answers) {
    return copy().answers(requireNonNull(answers, "answers")).tally(Optional.empty()).build();
  }

  Settings with(Questionnaire questionnaire, Path file) {
    return with(AnswersReader.of(questionnaire).read(requireNonNull(file, "file of answers")));
  }

  Settings with(Questionnaire questionnaire, Stream<Answer> answers) {
    return with(Answers.of(questionnaire, requireNonNull(answers, "answers")));
  }

  Settings with(Tally tally) {
    return copy().tally(requireNonNull(tally, "tally")).answers(Optional.empty()).build();
  }

  Settings with(Population population) {
    return copy().population(requireNonNull(population, "population")).build();
  }

  Settings with(Weighting weighting) {
    return copy().weighting(requireNonNull(weighting, "weighting")).build();
  }

  Settings with(IntervalMethod method) {
    return copy().interval(method).build();
  }

  Settings with(FlagPolicy policy) {
    return copy().policy(policy).build();
  }

  Settings with(Disclosure rules) {
    return copy().disclosure(rules).build();
  }

  Settings with(Executor executor) {
    return copy().executor(executor).build();
  }

  Settings with(SamplingPlan plan) {
    return copy().sampling(plan).build();
  }

  /** The remedies of this request: changes that would clear its flags. */
  Remedies remedies() {
    List<String> outside = answers().map(a -> a.outside(frame())).orElse(List.of());
    boolean canWeighByFrame =
        !isAutomatic()
            && AutomaticWeighting.margins(frame().dimensions()).stream()
                .flatMap(List::stream)
                .anyMatch(dimension -> frame().levels(dimension).size() > 1);
    return new Remedies(canWeighByFrame, disclosure().isJoining(), promised(), outside);
  }

  /** The same with what clears a flag. */
  Settings with(Remedy remedy) {
    return switch (requireNonNull(remedy, "remedy").kind()) {
      case WEIGH_BY_FRAME -> with(Weighting.automatic());
      case JOIN_LEVELS -> with(disclosure().withJoining()).copy().byHand(Map.of()).build();
      case ADD_TEXT ->
          copy().addAllPromised(remedy.items().stream().map(Settings::flag).toList()).build();
      case LEAVE_OUT -> {
        Set<String> left = Set.copyOf(remedy.items());
        yield with(
            given()
                .of(
                    who ->
                        who.collectivite()
                            .map(ref -> !left.contains(ref.toString()))
                            .orElse(true)));
      }
      case WITHOUT_BREAKDOWN -> withoutBreakdown(Set.copyOf(remedy.items()));
      case UNKNOWN ->
          throw new IllegalArgumentException(
              "this version does not know how to apply the remedy '" + remedy.words().en() + "'");
    };
  }

  private static FlagCode flag(String name) {
    return Arrays.stream(FlagCode.values())
        .filter(code -> code.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a text to add names the flag '"
                        + name
                        + "'; expected one of "
                        + Arrays.toString(FlagCode.values())));
  }

  /** The same without the breakdown by one dimension, or without the crossing of several. */
  private Settings withoutBreakdown(Set<String> codes) {
    Settings left = withoutBreakdowns(codes);
    Map<Dimension, Map<String, Level>> kept = new LinkedHashMap<>(byHand());
    kept.keySet().retainAll(left.resolved().breakdowns().stream().flatMap(List::stream).toList());
    return left.copy().byHand(kept).build();
  }

  private Settings withoutBreakdowns(Set<String> codes) {
    return copy()
        .by(by().stream().filter(d -> !codes.equals(Set.of(d.code()))).toList())
        .groups(groups().stream().filter(g -> !codes.equals(codes(List.of(g), List.of()))).toList())
        .crossings(crossings().stream().filter(crossed -> !codes.equals(codes(crossed))).toList())
        .groupedCrossings(
            groupedCrossings().stream()
                .filter(crossed -> !codes.equals(codes(crossed.groups(), crossed.dimensions())))
                .toList())
        .build();
  }

  private Set<String> codes(List<Groups> groups, List<Dimension> dimensions) {
    return codes(crossed(groups, dimensions));
  }

  private List<Dimension> crossed(List<Groups> groups, List<Dimension> dimensions) {
    Questionnaire questionnaire = questionnaire();
    return Stream.concat(groups.stream().map(g -> g.dimension(questionnaire)), dimensions.stream())
        .toList();
  }

  private static Set<String> codes(List<Dimension> dimensions) {
    return dimensions.stream().map(Dimension::code).collect(Collectors.toSet());
  }

  Settings in(Wave wave) {
    if (pooled()) {
      throw bothOf(requireNonNull(wave, "wave"));
    }
    return copy().wave(requireNonNull(wave, "wave")).build();
  }

  Settings withPooledWaves() {
    if (wave().isPresent()) {
      throw bothOf(wave().get());
    }
    return copy().pooled(true).build();
  }

  private static IllegalStateException bothOf(Wave wave) {
    return new IllegalStateException(
        "in('"
            + wave.code()
            + "') takes one wave, pooled() all of them as one; expected one of the two. A request"
            + " is immutable: branch before either");
  }

  /** Refuses what says how to compute figures, and nothing of a change. */
  void checkChange() {
    List<String> asked = new ArrayList<>();
    wave().ifPresent(wave -> asked.add("in('" + wave.code() + "')"));
    if (pooled()) {
      asked.add("pooled()");
    }
    if (!by().isEmpty()) {
      asked.add("by" + by().stream().map(Dimension::code).toList());
    }
    if (!groups().isEmpty()) {
      asked.add("by" + groups());
    }
    byHand().keySet().forEach(dimension -> asked.add("joined(" + dimension.code() + ")"));
    if (!asked.isEmpty()) {
      throw new IllegalStateException(
          "a change is of two waves and of all collectivités: "
              + String.join(" and ", asked)
              + " would be ignored; leave it out");
    }
  }

  /** A list of what a call was given, none of which is null. */
  @SafeVarargs
  static <T> List<T> listOf(String what, T... given) {
    List<T> all = new ArrayList<>();
    for (T each : requireNonNull(given, what)) {
      all.add(requireNonNull(each, what));
    }
    return List.copyOf(all);
  }

  /** The same broken down by these dimensions alone. */
  Settings withBreakdown(List<Dimension> dimensions) {
    return copy().by(dimensions).build();
  }

  /** The same broken down by these dimensions too. */
  Settings withBreakdown(Dimension... dimensions) {
    return withBreakdown(beside(by(), listOf("dimensions", dimensions), "to break down by"));
  }

  /**
   * Appends breakdowns to earlier ones: a new one may repeat an earlier one, but not another new
   * one.
   */
  private static <T> List<T> beside(List<T> before, List<T> now, String what) {
    checkDistinct(now, what);
    return Stream.concat(before.stream(), now.stream()).distinct().toList();
  }

  Settings withCrossing(List<Dimension> crossed) {
    checkDistinct(crossed, "to cross");
    return crossings().contains(crossed) ? this : copy().addCrossings(crossed).build();
  }

  /** The same broken down by these groups of responses too. */
  Settings withGroups(List<Groups> more) {
    return copy().groups(beside(groups(), more, "to break down by")).build();
  }

  /** The same broken down by groups, or by two crossed, and by nothing else. */
  Settings withBreakdownBy(List<Groups> groups) {
    Settings none =
        copy()
            .by(List.of())
            .crossings(List.of())
            .groupedCrossings(List.of())
            .groups(List.of())
            .byHand(Map.of())
            .build();
    return groups.size() == 1 ? none.withGroups(groups) : none.withCrossing(groups, List.of());
  }

  Settings withCrossing(List<Groups> groups, List<Dimension> more) {
    GroupedCrossing crossing = new GroupedCrossing(groups, more);
    checkDistinct(groups, "to cross");
    checkDistinct(more, "to cross");
    return groupedCrossings().contains(crossing)
        ? this
        : copy().addGroupedCrossings(crossing).build();
  }

  private static void checkDistinct(List<?> given, String what) {
    if (given.stream().distinct().count() < given.size()) {
      throw new IllegalArgumentException("expected distinct dimensions " + what + ", got " + given);
    }
  }

  Settings withJoined(Dimension dimension, Label label, List<String> levels) {
    if (levels.size() < 2) {
      throw new IllegalArgumentException(
          "expected two levels or more to join into '" + label.fr() + "', got " + levels);
    }
    Map<Dimension, Map<String, Level>> all = new LinkedHashMap<>(byHand());
    Map<String, Level> joined = new LinkedHashMap<>(all.getOrDefault(dimension, Map.of()));
    Level into = new Level(String.join("+", levels), label);
    for (String level : levels) {
      Level before = joined.putIfAbsent(level, into);
      if (before != null) {
        throw new IllegalArgumentException(
            "level '"
                + level
                + "' of "
                + dimension
                + " is in '"
                + before
                + "' already; expected each level once");
      }
    }
    all.put(dimension, joined);
    return copy().byHand(all).build();
  }

  /** Refuses levels joined by hand that are not there, or of a dimension that is not shown. */
  void checkByHand(Tally tally) {
    byHand()
        .forEach(
            (dimension, joined) -> {
              if (isOfResponses(dimension)) {
                throw new IllegalArgumentException(
                    dimension + " is of responses, whose levels Groups.joined(...) joins");
              }
              if (breakdowns().stream().noneMatch(by -> by.contains(dimension))) {
                throw new IllegalArgumentException(
                    "levels of "
                        + dimension
                        + " are joined, which the request does not break down by; expected one of "
                        + breakdowns()
                        + ", or by("
                        + dimension
                        + ")");
              }
              Set<String> known =
                  levels(tally, dimension).collect(Collectors.toCollection(TreeSet::new));
              for (String code : joined.keySet()) {
                if (!known.contains(code) && !code.equals(Level.UNKNOWN)) {
                  throw new IllegalArgumentException(
                      "no level '"
                          + code
                          + "' of "
                          + dimension
                          + " to join, in the frame or in the answers"
                          + Suggestion.of(code, known));
                }
              }
            });
  }

  /** The same with dimensions in the place of groups, which answers have by {@link #allGroups}. */
  Settings resolved() {
    if (groups().isEmpty() && groupedCrossings().isEmpty()) {
      return this;
    }
    Questionnaire questionnaire = questionnaire();
    ImmutableSettings.Builder settings = copy();
    answers().ifPresent(a -> settings.answers(a.groupedBy(allGroups())));
    groups().forEach(g -> settings.addBy(g.dimension(questionnaire)));
    for (GroupedCrossing crossing : groupedCrossings()) {
      List<Dimension> crossed = crossed(crossing.groups(), crossing.dimensions());
      checkDistinct(crossed, "to cross");
      settings.addCrossings(crossed);
    }
    return settings.groups(List.of()).groupedCrossings(List.of()).build();
  }

  private Questionnaire questionnaire() {
    return tally().map(Tally::questionnaire).orElseGet(() -> given().questionnaire());
  }

  private Groups[] allGroups() {
    return Stream.concat(
            groups().stream(), groupedCrossings().stream().flatMap(c -> c.groups().stream()))
        .distinct()
        .toArray(Groups[]::new);
  }

  /** The breakdowns: those by one dimension, then the crossings. */
  List<List<Dimension>> breakdowns() {
    return Stream.concat(by().stream().map(List::of), crossings().stream()).toList();
  }

  Settings withLevel(double confidence) {
    if (!(0 < confidence && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence level " + confidence + " is not in (0, 1); 95 % is 0.95");
    }
    return copy().confidence(confidence).build();
  }

  /** The cube of the indicators, tallied now unless it was given. */
  Tally tally(Collection<IndicatorDefinition> indicators) {
    if (tally().isPresent()) {
      Tally given = tally().get();
      population()
          .flatMap(asked -> given.population().difference(asked))
          .ifPresent(
              difference -> {
                throw new IllegalArgumentException(
                    "the tally was made on another frame than the one given; they differ in "
                        + difference
                        + ". Leave population(...) out, or give the answers instead of the tally");
              });
      for (Dimension dimension : needed(given.population())) {
        if (!given.dimensions().contains(dimension)) {
          throw new IllegalArgumentException(
              "the tally was made by "
                  + given.dimensions()
                  + "; "
                  + dimension
                  + " is needed too (breakdown, weighting, OPSN and coverage)");
        }
      }
      return given;
    }
    Answers given = given();
    Set<Dimension> dimensions = needed(frame());
    if (isAutomatic()) {
      AutomaticWeighting.margins(frame().dimensions()).forEach(dimensions::addAll);
    }
    return Tally.of(given, frame(), dimensions, indicators, executor());
  }

  /** The answers on a frame that tells apart what OPSN lists do, tallied like under one of them. */
  Tally joint(List<OpsnCoverage> lists, Tally like) {
    List<Dimension> dimensions = new ArrayList<>(like.dimensions());
    dimensions.add(OpsnLists.ELSEWHERE);
    return Tally.of(
        given(), OpsnLists.frame(frame(), lists), dimensions, like.indicators(), executor());
  }

  /** Whether adjusted figures are weighted by what the frame knows. */
  boolean isAutomatic() {
    return weighting().isEmpty() || weighting().get() instanceof AutomaticWeighting;
  }

  /** No weights yet, by the weighting of adjusted figures. */
  SharedWeights weights() {
    return SharedWeights.of(weighting().orElse(Weighting.automatic()));
  }

  /** Refuses a weighting that names levels which neither the frame nor the answers have. */
  void checkWeighting(Tally... tallies) {
    weighting()
        .ifPresent(
            w ->
                KnownLevels.check(
                    w,
                    dimension ->
                        Arrays.stream(tallies)
                            .flatMap(tally -> levels(tally, dimension))
                            .collect(Collectors.toSet())));
  }

  private static Stream<String> levels(Tally tally, Dimension dimension) {
    int at = tally.dimensions().indexOf(dimension);
    return Stream.concat(
            tally.population().levels(dimension).stream(),
            tally.indicators().stream()
                .flatMap(indicator -> tally.cube().indicator(indicator).keys().stream())
                .map(key -> key.levels().get(at)))
        .map(Level::code);
  }

  /** The answers; a tally is not enough. */
  Answers given() {
    return answers()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    tally().isPresent()
                        ? "a tally is on one frame, and does not name who said what: give the"
                            + " answers themselves"
                        : "no answers given: call answers(...) first"));
  }

  Population frame() {
    return population().orElseGet(Population::collectivites2025);
  }

  Set<Dimension> needed(Population frame) {
    Set<Dimension> needed = new LinkedHashSet<>(List.of(Dimension.OPSN));
    weighting()
        .filter(w -> !(w instanceof AutomaticWeighting))
        .ifPresent(w -> needed.addAll(w.dimensions()));
    policy().coverage().stream().filter(frame.dimensions()::contains).forEach(needed::add);
    sampling().strata().stream()
        .filter(d -> sampling().isRequired() || frame.dimensions().contains(d))
        .forEach(needed::add);
    breakdowns().forEach(needed::addAll);
    Collection<Dimension> all =
        tally().<Collection<Dimension>>map(Tally::dimensions).orElse(needed);
    long ofResponses = all.stream().filter(this::isOfResponses).count();
    for (List<Dimension> crossed : crossings()) {
      long some = crossed.stream().filter(this::isOfResponses).count();
      if (some > 2 && some < ofResponses) {
        throw new IllegalArgumentException(
            "of "
                + ofResponses
                + " dimensions of responses two are crossed, or all of them, got "
                + crossed
                + "; expected two, or another request for these alone");
      }
    }
    for (Dimension dimension : needed) {
      if (!isOfResponses(dimension) && !frame.dimensions().contains(dimension)) {
        throw new IllegalArgumentException(
            "frame '"
                + frame.name()
                + "' does not describe dimension '"
                + dimension
                + "'; expected one of "
                + frame.dimensions()
                + " or ROLE");
      }
    }
    return needed;
  }

  /** Whether a dimension is of responses: the role, or groups of the answers or of the tally. */
  private boolean isOfResponses(Dimension dimension) {
    return dimension.equals(Dimension.ROLE)
        || answers().flatMap(a -> a.groups(dimension)).isPresent()
        || tally().flatMap(t -> t.cube().responseLevels(dimension)).isPresent();
  }
}
