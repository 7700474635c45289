package fr.barometre;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Groups;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.Independence;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.bias.NationalModels;
import fr.barometre.bias.OpsnAdjustment;
import fr.barometre.bias.OpsnAdjustments;
import fr.barometre.bias.OpsnAnalysis;
import fr.barometre.bias.SelectionAnalysis;
import fr.barometre.calibration.SharedWeights;
import fr.barometre.checks.Diagnosis;
import fr.barometre.checks.Findings;
import fr.barometre.checks.OpsnTests;
import fr.barometre.checks.Remedies;
import fr.barometre.checks.SeriesBreak;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.cube.Trait;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.parallel.Tasks;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.WeightedSample;
import fr.barometre.suppression.OpsnLists;
import fr.barometre.suppression.ProtectedIndicator;
import fr.barometre.suppression.Suppressions;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Computes the result of one indicator from its cube, for one wave or for several that are pooled.
 */
final class Computation {

  private static final Label DEFAULT_WEIGHTING = PostStratification.on(Dimension.OPSN).label();

  private static final Label ONE_BY_ONE =
      Label.of(
          "Calculer chaque vague \u00e0 part.", "Compute each wave by itself, without pooled().");

  /** Levels of a breakdown that is tested: the work grows with their square. */
  private static final int MOST_TESTED = 120;

  /** Levels of those who say nothing of the dimension. */
  private static final Set<String> UNTESTED =
      Set.of(Level.UNKNOWN, Groups.NO_ANSWER, Groups.NOT_ASKED, Groups.NOT_A_NUMBER);

  private static final Set<String> ALWAYS_SHOWN = Set.of(Role.AGENT.name(), Role.ELU.name());

  private final Tally tally;
  private final Settings settings;
  private final List<Wave> waves;
  private final IndicatorTally cube;
  private final CubeSample sample;
  private final WeightedSample unweighted;
  private final Optional<WeightedSample> weighted;
  private final OpsnAdjustment adjustment;
  private final Diagnosis diagnosis;
  private final Remedies remedies;

  private Computation(
      Tally tally,
      Settings settings,
      SharedWeights weights,
      OpsnAdjustments adjustments,
      Diagnosis diagnosis,
      Remedies remedies,
      WaveCube waveCube) {
    this.tally = tally;
    this.settings = settings;
    this.waves = waveCube.waves();
    this.cube = waveCube.cube();
    Population frame = tally.population().restrictedTo(cube.indicator().audience());
    this.sample = CubeSample.of(cube, tally.dimensions(), frame, settings.sampling());
    this.unweighted = sample.unweighted();
    this.adjustment = adjustments.of(sample);
    this.weighted =
        settings.isAutomatic() && !adjustment.allowsWeights()
            ? Optional.empty()
            : Optional.of(weighted(weights));
    this.diagnosis = diagnosis;
    this.remedies = remedies;
  }

  private WeightedSample weighted(SharedWeights weights) {
    boolean oneOfSeveral =
        waves.size() == 1 && tally.cube().indicator(cube.indicator()).waves().size() > 1;
    return oneOfSeveral
        ? WaveCube.weighted(() -> sample.under(weights), waves.get(0))
        : sample.under(weights);
  }

  /**
   * The indicators of a question in one wave, or pooled, about types that they share: what is
   * hidden is hidden from all.
   */
  private record Together(String question, List<String> waves, Set<CollectiviteType> types) {}

  /**
   * The results of indicators, which share what they can of the weights; what is hidden is hidden
   * from all indicators of a question in a wave, which are computed together, by one task.
   */
  static List<IndicatorResult> of(
      Tally tally, Settings settings, Collection<IndicatorDefinition> indicators) {
    settings.checkWeighting(tally);
    settings.checkByHand(tally);
    SharedWeights weights = settings.weights();
    OpsnAdjustments adjustments =
        new OpsnAdjustments(settings.policy(), settings.interval(), settings.confidence());
    Diagnosis diagnosis = new Diagnosis(settings.policy());
    Remedies remedies = settings.remedies();
    Suppressions.Patterns patterns = new Suppressions.Patterns();
    Map<Together, List<WaveCube>> together = new LinkedHashMap<>();
    boolean byType = tally.population().dimensions().contains(Dimension.TYPE);
    for (IndicatorDefinition indicator : indicators) {
      List<IndicatorDefinition> ofQuestion =
          indicators.stream().filter(i -> i.question().equals(indicator.question())).toList();
      Set<CollectiviteType> types =
          byType ? Suppressions.typesTogether(indicator, ofQuestion) : Set.of();
      for (WaveCube cube : WaveCube.of(tally, indicator, settings)) {
        List<String> waves = cube.waves().stream().map(Wave::code).toList();
        together
            .computeIfAbsent(
                new Together(indicator.question(), waves, types), k -> new ArrayList<>())
            .add(cube);
      }
    }
    Map<Together, Supplier<Map<IndicatorDefinition, IndicatorResult>>> pieces =
        new LinkedHashMap<>();
    together.entrySet().stream()
        .sorted(Comparator.comparing(cubes -> -cells(cubes.getValue())))
        .forEach(
            cubes ->
                pieces.put(
                    cubes.getKey(),
                    () ->
                        ofAQuestion(
                            tally,
                            settings,
                            weights,
                            adjustments,
                            diagnosis,
                            remedies,
                            patterns,
                            cubes.getValue())));
    Map<Together, Map<IndicatorDefinition, IndicatorResult>> computed =
        Tasks.run(pieces, settings.executor());
    Map<IndicatorDefinition, List<IndicatorResult>> found = new HashMap<>();
    for (Together key : together.keySet()) {
      requireNonNull(computed.get(key))
          .forEach(
              (indicator, result) ->
                  found.computeIfAbsent(indicator, i -> new ArrayList<>()).add(result));
    }
    List<List<IndicatorResult>> byWave =
        indicators.stream().map(i -> requireNonNull(found.get(i))).toList();
    return latest(byWave, settings.policy(), remedies);
  }

  /**
   * The results of the latest waves, with those of all. The tests of OPSN are a family over the
   * indicators: in their latest waves, and in each earlier one.
   */
  private static List<IndicatorResult> latest(
      List<List<IndicatorResult>> byWave, FlagPolicy policy, Remedies remedies) {
    Map<List<Wave>, List<IndicatorResult>> families = new LinkedHashMap<>();
    for (List<IndicatorResult> results : byWave) {
      for (int w = 0; w < results.size(); w++) {
        List<Wave> family = w == results.size() - 1 ? List.of() : results.get(w).waves();
        families.computeIfAbsent(family, f -> new ArrayList<>()).add(results.get(w));
      }
    }
    Map<List<Wave>, Iterator<IndicatorResult>> tested = new HashMap<>();
    families.forEach(
        (family, results) ->
            tested.put(family, OpsnTests.ofAnEdition(results, policy, remedies).iterator()));
    List<IndicatorResult> latest = new ArrayList<>();
    for (List<IndicatorResult> results : byWave) {
      List<IndicatorResult> all = new ArrayList<>();
      for (int w = 0; w < results.size(); w++) {
        List<Wave> family = w == results.size() - 1 ? List.of() : results.get(w).waves();
        all.add(requireNonNull(tested.get(family)).next());
      }
      IndicatorResult last = all.get(all.size() - 1);
      latest.add(all.size() == 1 ? last : IndicatorResult.builder().from(last).byWave(all).build());
    }
    return latest;
  }

  /** How much there is to do; the most comes first, so that no core is left with it at the end. */
  private static int cells(List<WaveCube> together) {
    return together.stream().mapToInt(cube -> cube.cube().keys().size()).sum();
  }

  private static Map<IndicatorDefinition, IndicatorResult> ofAQuestion(
      Tally tally,
      Settings settings,
      SharedWeights weights,
      OpsnAdjustments adjustments,
      Diagnosis diagnosis,
      Remedies remedies,
      Suppressions.Patterns patterns,
      List<WaveCube> cubes) {
    List<Computation> together =
        cubes.stream()
            .map(
                i -> new Computation(tally, settings, weights, adjustments, diagnosis, remedies, i))
            .toList();
    List<ProtectedIndicator> figures =
        together.stream().map(Computation::protectedIndicator).toList();
    Suppressions hidden =
        Suppressions.of(
            settings.disclosure(), figures, settings.breakdowns(), settings.byHand(), patterns);
    Map<IndicatorDefinition, IndicatorResult> results = new LinkedHashMap<>();
    for (int i = 0; i < together.size(); i++) {
      Computation one = together.get(i);
      results.put(one.cube.indicator(), one.result(hidden.of(i)));
    }
    return results;
  }

  /**
   * The results of one indicator under several OPSN lists, protected together: what one list hides
   * does not follow from what another shows.
   *
   * @param tallies the answers under each list
   * @param settings the request under each
   * @param joint the answers on {@link OpsnLists#frame}
   */
  static List<IndicatorResult> over(
      List<Tally> tallies, List<Settings> settings, Tally joint, IndicatorDefinition indicator) {
    Settings first = settings.get(0);
    Diagnosis diagnosis = new Diagnosis(first.policy());
    List<List<IndicatorResult>> found = new ArrayList<>();
    settings.forEach(s -> found.add(new ArrayList<>()));
    List<WaveCube> waves = WaveCube.of(joint, indicator, first);
    for (int wave = 0; wave < waves.size(); wave++) {
      List<Computation> lists = new ArrayList<>();
      for (int list = 0; list < settings.size(); list++) {
        Settings own = settings.get(list);
        lists.add(
            new Computation(
                tallies.get(list),
                own,
                own.weights(),
                new OpsnAdjustments(own.policy(), own.interval(), own.confidence()),
                diagnosis,
                own.remedies(),
                WaveCube.of(tallies.get(list), indicator, own).get(wave)));
      }
      CubeSample sample =
          CubeSample.of(
              waves.get(wave).cube(),
              joint.dimensions(),
              joint.population().restrictedTo(indicator.audience()),
              first.sampling());
      List<Suppressions> hidden =
          Suppressions.of(
              first.disclosure(),
              lists.stream().map(c -> List.of(c.protectedIndicator())).toList(),
              List.of(sample),
              first.breakdowns(),
              first.byHand(),
              new Suppressions.Patterns());
      for (int list = 0; list < settings.size(); list++) {
        found.get(list).add(lists.get(list).result(hidden.get(list)));
      }
    }
    List<IndicatorResult> results = new ArrayList<>();
    for (int list = 0; list < settings.size(); list++) {
      Settings own = settings.get(list);
      results.addAll(latest(List.of(found.get(list)), own.policy(), own.remedies()));
    }
    return results;
  }

  private ProtectedIndicator protectedIndicator() {
    return new ProtectedIndicator(sample, weighted);
  }

  private IndicatorResult result(Suppressions hidden) {
    Domain all = Domain.all();
    Estimate found = observed(0, all);
    Estimate observed = hidden.observed(found);
    OpsnDiagnosis diagnosed = new OpsnAnalysis(adjustment).diagnose(found);
    OpsnDiagnosis opsn = hidden.diagnosis(diagnosed);
    Estimate adjusted =
        hidden.adjusted(weighted.isPresent() ? adjusted(0, all, found) : diagnosed.adjusted());
    List<Segment> segments = new ArrayList<>();
    for (Dimension dimension : settings.by()) {
      JoinedLevels levels = levels(hidden, dimension);
      for (Level level : levels.levels()) {
        Part part = part(hidden, List.of(levels), List.of(level), opsn);
        List<Level> joined = levels.members(level);
        segments.add(
            new Segment(
                dimension,
                level,
                part.observed,
                part.adjusted,
                part.flags,
                joined.size() > 1 ? joined : List.of()));
      }
    }
    List<Independence> tests = new ArrayList<>();
    for (Dimension dimension : settings.by()) {
      independence(dimension, levels(hidden, dimension), segments).ifPresent(tests::add);
    }
    List<CrossedSegment> crossed = new ArrayList<>();
    for (List<Dimension> dimensions : settings.crossings()) {
      List<JoinedLevels> joined = dimensions.stream().map(d -> levels(hidden, d)).toList();
      for (List<Level> levels : combinations(joined)) {
        Part part = part(hidden, joined, levels, opsn);
        crossed.add(
            new CrossedSegment(
                dimensions,
                levels,
                part.observed,
                part.adjusted,
                part.flags,
                IntStream.range(0, levels.size())
                    .mapToObj(d -> joined.get(d).members(levels.get(d)))
                    .map(members -> members.size() > 1 ? members : List.<Level>of())
                    .toList()));
      }
    }
    NationalModels models = models(observed, adjusted, opsn);
    List<Flag> flags =
        flags(
            hidden,
            List.of(),
            observed,
            adjusted,
            shown ->
                Diagnosis.with(
                    seriesBreak(),
                    diagnosis.ofTheWhole(
                        findings(observed, shown, all, opsn, models), coverage())));
    IndicatorResult.Builder builder = IndicatorResult.builder();
    new SelectionAnalysis(sample, settings.policy(), coverage())
        .of(observed, segments, opsn, hidden::together, hidden::admits, models)
        .ifPresent(builder::selection);
    if (isOfAllCollectivites()) {
      builder.collectivites(sample.frame().size());
    }
    return builder
        .indicator(cube.indicator())
        .waves(waves)
        .observed(observed)
        .adjusted(adjusted)
        .singleChoice(cube.question().kind() == QuestionKind.SINGLE)
        .modalities(modalities(hidden))
        .segments(segments)
        .independence(tests)
        .crossedSegments(crossed)
        .opsn(opsn)
        .flags(flags)
        .provenance(provenance(adjusted))
        .build();
  }

  /**
   * The test of a breakdown of which each figure is shown; none where a collectivité has several
   * levels, as its agents may, since the cube has no products of them, nor by the very answers that
   * are counted.
   */
  private Optional<Independence> independence(
      Dimension dimension, JoinedLevels levels, List<Segment> segments) {
    boolean isShown =
        segments.stream()
            .filter(s -> s.dimension().equals(dimension))
            .noneMatch(s -> s.observed().isSuppressed());
    Domain all = Domain.all();
    List<Domain> domains =
        levels.levels().stream().map(level -> narrowed(all, levels, level)).toList();
    if (!isShown
        || waves.size() > 1
        || cube.indicator().isMean()
        || isOfCounted(dimension.code())
        || domains.size() > MOST_TESTED
        || domains.stream().mapToLong(unweighted::clusters).sum() != unweighted.clusters(all)) {
      return Optional.empty();
    }
    Set<String> untested = new HashSet<>(UNTESTED);
    tally
        .questionnaire()
        .question(dimension.code())
        .ifPresent(
            q ->
                q.modalities().stream()
                    .filter(m -> m.kind() == ModalityKind.NO_ANSWER)
                    .forEach(m -> untested.add(m.code())));
    List<Domain> known = new ArrayList<>();
    for (int l = 0; l < domains.size(); l++) {
      if (!untested.contains(levels.levels().get(l).code())) {
        known.add(domains.get(l));
      }
    }
    return fr.barometre.sample.Independence.ofLevels(unweighted, all, known)
        .map(
            test ->
                new Independence(
                    dimension,
                    test.f(),
                    test.numeratorDegrees(),
                    test.denominatorDegrees(),
                    test.pValue()));
  }

  /** Whether groups so named, unless they were given a name, are by what the indicator counts. */
  private boolean isOfCounted(String groups) {
    String question = cube.question().code();
    return groups.equals(question)
        || cube.indicator().counted().stream()
            .anyMatch(option -> groups.equals(question + "[" + option + "]"));
  }

  /** The flag of waves that are pooled, or computed side by side, and offered other answers. */
  private Optional<Flag> seriesBreak() {
    boolean pooled = waves.size() > 1;
    List<Wave> compared =
        pooled || settings.wave().isPresent()
            ? waves
            : tally.questionnaire().waves().stream()
                .filter(w -> tally.cube().indicator(cube.indicator()).waves().contains(w.code()))
                .toList();
    return SeriesBreak.between(
        cube.question(),
        cube.indicator(),
        compared,
        pooled ? Severity.SEVERE : Severity.NOTICE,
        pooled ? ONE_BY_ONE : ChangeComputation.APART);
  }

  /** Whether the adjusted figure is a share of the collectivités that the question is put to. */
  private boolean isOfAllCollectivites() {
    IndicatorDefinition indicator = cube.indicator();
    return sample.frame().size() > 0
        && !indicator.isMean()
        && indicator.countingUnit() != CountingUnit.RESPONSE
        && indicator.basePolicy() != BasePolicy.EXPRESSED
        && settings.weighting().map(Computation::isToTheWholeFrame).orElse(true)
        && tally
            .cube()
            .reading(cube.question())
            .map(reading -> reading.notAsked() == 0)
            .orElseGet(
                () ->
                    cube.question().modalities().stream()
                        .noneMatch(m -> m.kind() == ModalityKind.NOT_APPLICABLE));
  }

  private static boolean isToTheWholeFrame(Weighting weighting) {
    return !weighting.dimensions().isEmpty()
        && weighting.dimensions().stream().allMatch(d -> weighting.excluded(d).isEmpty());
  }

  /** The figure by models, but where a figure is hidden that goes into it. */
  private NationalModels models(Estimate observed, Estimate adjusted, OpsnDiagnosis opsn) {
    if (observed.isSuppressed() || observed.value().isEmpty() || adjusted.isSuppressed()) {
      return NationalModels.NONE;
    }
    NationalModels models =
        NationalModels.of(
            sample,
            adjustment.cells(),
            observed.degreesOfFreedom().orElse(0),
            settings.confidence());
    boolean hidden = models.controls().contains(Dimension.OPSN) && opsn.effect().isEmpty();
    return hidden ? NationalModels.NONE : models;
  }

  private Findings findings(
      Estimate observed,
      Estimate adjusted,
      Domain domain,
      OpsnDiagnosis opsn,
      NationalModels models) {
    return new Findings(
        observed,
        adjusted,
        used(adjusted),
        domain,
        opsn,
        models,
        tally
            .cube()
            .reading(
                cube.question(),
                waves.stream()
                    .map(wave -> wave.code().equals(WaveCube.UNKNOWN) ? "" : wave.code())
                    .toList()),
        settings.disclosure().fewest());
  }

  /** The flags of what is shown: no check looks at a figure that is not. */
  private List<Flag> flags(
      Suppressions hidden,
      List<Dimension> breakdown,
      Estimate observed,
      Estimate adjusted,
      Function<Estimate, List<Flag>> checks) {
    List<Flag> flags = new ArrayList<>();
    if (!observed.isSuppressed()) {
      flags.addAll(checks.apply(adjusted.isSuppressed() ? observed : adjusted));
    }
    hidden.flag(observed, adjusted).ifPresent(flags::add);
    return remedies.with(flags, breakdown);
  }

  private Estimate observed(int variable, Domain domain) {
    return unweighted.estimate(variable, domain, settings.interval(), settings.confidence());
  }

  /** Under the weighting; where OPSN cannot be adjusted for, its bounds. */
  private Estimate adjusted(int variable, Domain domain, Estimate observed) {
    if (settings.isAutomatic()
        && observed.status() == EstimateStatus.ESTIMATED
        && sample.isCensus(domain)) {
      return observed;
    }
    return weighted
        .map(w -> w.estimate(variable, domain, settings.interval(), settings.confidence()))
        .orElseGet(() -> adjustment.adjusted(variable, domain, observed));
  }

  /** The sample that carries the adjusted figure; unweighted where there is none. */
  private WeightedSample used(Estimate adjusted) {
    return weighted.orElseGet(
        () ->
            adjusted.status() == EstimateStatus.ESTIMATED
                ? adjustment.weighted().orElse(unweighted)
                : unweighted);
  }

  /** The figures of a part of a breakdown, as they are shown. */
  private record Part(Estimate observed, Estimate adjusted, List<Flag> flags) {}

  private Part part(
      Suppressions hidden, List<JoinedLevels> joined, List<Level> levels, OpsnDiagnosis opsn) {
    Domain all = Domain.all();
    for (int d = 0; d < levels.size(); d++) {
      all = narrowed(all, joined.get(d), levels.get(d));
    }
    Domain domain = all;
    List<Dimension> dimensions = joined.stream().map(JoinedLevels::dimension).toList();
    Estimate observed = hidden.observed(dimensions, levels, () -> observed(0, domain));
    Supplier<Estimate> brought = () -> adjusted(0, domain, observed);
    Estimate adjusted =
        weighted.isEmpty() && adjustment.couldBeAnything(domain)
            ? hidden.observed(dimensions, levels, brought) // no answer is in it that could be told
            : hidden.adjusted(dimensions, levels, brought);
    return new Part(
        observed,
        adjusted,
        flags(
            hidden,
            dimensions,
            observed,
            adjusted,
            shown ->
                diagnosis.ofAPart(findings(observed, shown, domain, opsn, NationalModels.NONE))));
  }

  private static boolean isAlwaysShown(Dimension dimension, Level level) {
    return dimension.equals(Dimension.ROLE) && ALWAYS_SHOWN.contains(level.code());
  }

  private Domain narrowed(Domain domain, JoinedLevels joined, Level level) {
    return isOfResponses(joined.dimension())
        ? domain.ofResponses(joined.dimension(), level.code())
        : domain.at(
            joined.dimension(),
            joined.members(level).stream().map(Level::code).collect(Collectors.toSet()));
  }

  private boolean isOfResponses(Dimension dimension) {
    return tally.cube().responseLevels(dimension).isPresent();
  }

  /**
   * The combinations of levels that the frame or a respondent has, and of responses those that
   * somebody has, in the order of the first dimension's levels, then of the next one's.
   */
  private List<List<Level>> combinations(List<JoinedLevels> joined) {
    List<Dimension> dimensions = joined.stream().map(JoinedLevels::dimension).toList();
    List<List<Level>> levels = joined.stream().map(JoinedLevels::levels).toList();
    List<List<String>> codes =
        levels.stream().map(of -> of.stream().map(Level::code).toList()).toList();
    Set<int[]> places = new TreeSet<>(Arrays::compare);
    List<Dimension> ofFrame = dimensions.stream().filter(d -> !isOfResponses(d)).toList();
    List<Dimension> ofResponses = dimensions.stream().filter(d -> !ofFrame.contains(d)).toList();
    Stream.concat(
            sample.frame().counts(ofFrame).keySet().stream(), sample.combinations(ofFrame).stream())
        .forEach(
            combination -> {
              int[] place = new int[codes.size()];
              for (int at = 0; at < ofFrame.size(); at++) {
                int d = dimensions.indexOf(ofFrame.get(at));
                String code = combination.get(at).code();
                place[d] = codes.get(d).indexOf(joined.get(d).of(code).code());
              }
              if (ofResponses.isEmpty()) {
                places.add(place);
              }
              for (Trait trait : cube.traits()) {
                if (trait.isBy(ofResponses)) {
                  int[] filled = place.clone();
                  for (Dimension dimension : ofResponses) {
                    int d = dimensions.indexOf(dimension);
                    filled[d] = codes.get(d).indexOf(trait.level(dimension));
                  }
                  places.add(filled);
                }
              }
            });
    return places.stream()
        .filter(place -> Arrays.stream(place).min().orElse(0) >= 0) // a level that nobody has
        .map(
            place ->
                IntStream.range(0, place.length)
                    .mapToObj(d -> levels.get(d).get(place[d]))
                    .toList())
        .filter(combination -> ofFrame.size() == dimensions.size() || met(joined, combination))
        .toList();
  }

  private boolean met(List<JoinedLevels> joined, List<Level> levels) {
    Domain domain = Domain.all();
    for (int d = 0; d < levels.size(); d++) {
      domain = narrowed(domain, joined.get(d), levels.get(d));
    }
    return sample.hasAnyone(domain);
  }

  /** The levels of a breakdown: those of the frame as they are joined; of responses, those met. */
  private JoinedLevels levels(Suppressions hidden, Dimension dimension) {
    Optional<List<Level>> ofResponses = tally.cube().responseLevels(dimension);
    if (ofResponses.isEmpty()) {
      return hidden.levels(dimension);
    }
    JoinedLevels all = JoinedLevels.unchanged(dimension, ofResponses.get());
    return JoinedLevels.unchanged(
        dimension,
        ofResponses.get().stream()
            .filter(level -> isAlwaysShown(dimension, level) || met(List.of(all), List.of(level)))
            .toList());
  }

  private List<ModalityShare> modalities(Suppressions hidden) {
    List<ModalityShare> shares = new ArrayList<>();
    List<Modality> offered = cube.question().modalities();
    boolean expressed = cube.indicator().basePolicy() == BasePolicy.EXPRESSED;
    for (int m = 0; m < offered.size(); m++) {
      ModalityKind kind = offered.get(m).kind();
      boolean inBase =
          expressed ? kind == ModalityKind.SUBSTANTIVE : kind != ModalityKind.NOT_APPLICABLE;
      if (inBase) {
        Estimate found = observed(m + 1, Domain.all());
        shares.add(
            new ModalityShare(
                offered.get(m),
                hidden.observed(found),
                hidden.adjusted(adjusted(m + 1, Domain.all(), found))));
      }
    }
    return shares;
  }

  /**
   * The dimensions to look at: those of the policy, those of the weighting, and OPSN if known; but
   * for those in which no respondent is known, as anonymous ones may not be.
   */
  private List<Dimension> coverage() {
    Set<Dimension> dimensions = new LinkedHashSet<>(settings.policy().coverage());
    dimensions.retainAll(tally.cube().cellDimensions());
    if (!settings.isAutomatic()) {
      settings.weighting().map(Weighting::dimensions).ifPresent(dimensions::addAll);
    }
    if (sample.frame().levels(Dimension.OPSN).size() > 1) {
      dimensions.add(Dimension.OPSN);
    }
    return dimensions.stream().filter(this::known).toList();
  }

  private boolean known(Dimension dimension) {
    List<Level> levels = sample.levels(dimension);
    return levels.isEmpty() || levels.stream().anyMatch(l -> !l.code().equals(Level.UNKNOWN));
  }

  private Provenance provenance(Estimate adjusted) {
    Provenance all =
        provenance(
            tally,
            settings.sampling(),
            adjusted.status() == EstimateStatus.NOT_ESTIMABLE
                    || adjusted.status() == EstimateStatus.BOUNDED
                ? Weighting.NONE.label()
                : weighted.map(WeightedSample::weighting).orElse(DEFAULT_WEIGHTING));
    return settings
        .wave()
        .map(wave -> Provenance.builder().from(all).answers(files(wave)).build())
        .orElse(all);
  }

  /** The files of a wave; all files of a tally, which does not tell them apart. */
  private List<String> files(Wave wave) {
    return settings
        .answers()
        .filter(answers -> tally.sources().size() > 1)
        .filter(answers -> answers.questionnaire().waves().contains(wave))
        .map(answers -> answers.in(wave).sources())
        .filter(files -> !files.isEmpty())
        .orElse(tally.sources());
  }

  /** The provenance of figures from a tally. */
  static Provenance provenance(Tally tally, SamplingPlan sampling, Label weighting) {
    Provenance.Builder builder = Provenance.builder();
    return builder
        .edition(tally.questionnaire().code())
        .answers(tally.sources())
        .counts(tally.counts())
        .population(tally.population().name())
        .members(members(tally.population()))
        .frameFingerprint(tally.population().fingerprint().text())
        .sampling(followed(sampling, tally.population()).label())
        .opsn(tally.population().opsn().map(OpsnCoverage::description).orElse(""))
        .weighting(weighting)
        .build();
  }

  /** The plural noun for a frame's members: communes, départements, communes and EPCI. */
  static Label members(Population frame) {
    if (!frame.dimensions().contains(Dimension.TYPE)) {
      return CountingUnit.COLLECTIVITY.label();
    }
    List<CollectiviteType> types =
        frame.levels(Dimension.TYPE).stream()
            .flatMap(
                l -> Stream.of(CollectiviteType.values()).filter(t -> t.name().equals(l.code())))
            .toList();
    boolean severalEpci = types.stream().filter(CollectiviteType::epci).count() > 1;
    List<Label> names =
        types.stream()
            .map(t -> severalEpci && t.epci() ? Label.same("EPCI") : t.plural())
            .distinct()
            .toList();
    return switch (names.size()) {
      case 1 -> names.get(0);
      case 2 ->
          Label.of(
              names.get(0).fr() + " et " + names.get(1).fr(),
              names.get(0).en() + " and " + names.get(1).en());
      default -> CountingUnit.COLLECTIVITY.label();
    };
  }

  /** The default plan takes strata from a frame that describes them; of another, one draw. */
  private static SamplingPlan followed(SamplingPlan plan, Population frame) {
    if (plan.isRequired() || frame.dimensions().containsAll(plan.strata())) {
      return plan;
    }
    SamplingPlan one = SamplingPlan.simpleRandom();
    return plan.isFinite() ? one : one.withReplacement();
  }
}
