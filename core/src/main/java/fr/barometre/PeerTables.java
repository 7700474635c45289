package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScope;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.checks.Diagnosis;
import fr.barometre.checks.Findings;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.models.AreaFigures;
import fr.barometre.population.Population;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.recoding.LevelJoining;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.WeightedSample;
import fr.barometre.suppression.PeerGroups;
import fr.barometre.suppression.Suppressions;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
import fr.barometre.wording.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The groups of peers of an edition, with the figures that may be shown of them. Tallied when the
 * first comparison is asked for, then kept.
 */
final class PeerTables {

  private static final List<Dimension> CELLS =
      List.of(
          Dimension.TYPE, Dimension.POPULATION_STRATUM, Dimension.REGION, Dimension.DEPARTEMENT);

  /** The same with what may be missing in a frame. */
  private static final List<Dimension> KNOWN =
      Stream.concat(CELLS.stream(), Stream.of(Dimension.POPULATION_BAND)).toList();

  private final Settings settings;
  private final Answers answers;
  private final Map<Question, PeerGroups> groups = new ConcurrentHashMap<>();
  private final Map<IndicatorDefinition, Optional<AreaFigures>> models = new ConcurrentHashMap<>();
  private volatile @Nullable Contents contents;

  /**
   * The results that are computed once: samples by indicator, with their waves, and each
   * collectivité's answers.
   */
  private record Contents(
      Tally tally,
      Map<IndicatorDefinition, WeightedSample> samples,
      Map<IndicatorDefinition, List<Wave>> waves,
      PeerScores scores) {}

  /** Collectivités that a group needs for an interval narrower than 30 points whatever they say. */
  private static final long USEFUL = 50;

  /** A modelled figure whose interval is wider tells a collectivité nothing of those like it. */
  private static final double WIDEST_MODELLED = 0.5;

  /** The dimensions of candidate groups, the narrowest first; sizes widen, then places. */
  private static final List<List<Dimension>> ORDER =
      List.of(
          List.of(Dimension.TYPE, Dimension.POPULATION_STRATUM, Dimension.DEPARTEMENT),
          List.of(Dimension.TYPE, Dimension.POPULATION_BAND, Dimension.DEPARTEMENT),
          List.of(Dimension.TYPE, Dimension.POPULATION_STRATUM, Dimension.REGION),
          List.of(Dimension.TYPE, Dimension.POPULATION_BAND, Dimension.REGION),
          List.of(Dimension.TYPE, Dimension.POPULATION_STRATUM),
          List.of(Dimension.TYPE, Dimension.POPULATION_BAND),
          List.of(Dimension.TYPE),
          List.of());

  PeerTables(Settings settings) {
    this.settings = settings;
    this.answers = settings.given();
  }

  PeerComparison compare(CollectiviteRef ref) {
    Contents all = contents();
    Population frame = all.tally().population();
    Collectivite collectivite =
        frame
            .find(ref)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "collectivité '"
                            + ref
                            + "' is not in frame '"
                            + frame.name()
                            + "'; expected a code such as COMMUNE:01001, or a SIREN, of the"
                            + " frame"));
    List<PeerFigure> figures = new ArrayList<>();
    List<PeerScores.Compared> compared = new ArrayList<>();
    all.samples()
        .forEach(
            (indicator, sample) -> {
              boolean concerned =
                  indicator.audience().isEmpty()
                      || indicator.audience().contains(collectivite.type());
              if (concerned && !sample.sample().tally().cells().isEmpty()) {
                figures.add(figure(indicator, sample, collectivite, compared));
              }
            });
    return new PeerComparison(
        collectivite,
        frame.level(Dimension.TYPE, collectivite),
        frame.level(Dimension.POPULATION_STRATUM, collectivite),
        figures,
        provenance(all.tally()),
        all.scores().score(compared, settings.confidence()).orElse(null));
  }

  private Provenance provenance(Tally tally) {
    Provenance of = Computation.provenance(tally, settings.sampling(), Weighting.NONE.label());
    return ReadingDisclosure.withoutCounts(settings)
        .map(read -> Provenance.builder().from(of).reading(read).build())
        .orElse(of);
  }

  private PeerFigure figure(
      IndicatorDefinition indicator,
      WeightedSample sample,
      Collectivite collectivite,
      List<PeerScores.Compared> compared) {
    Question question = sample.sample().tally().question();
    List<String> inWaves = sample.sample().tally().waves();
    PeerScores scores = contents().scores();
    List<Answer> said = scores.answers(question, inWaves, collectivite.ref());
    List<OwnAnswer> own = own(question, said);
    List<Wave> waves = contents().waves().getOrDefault(indicator, List.of());
    Population frame = contents().tally().population();
    Optional<PeerGroups.Group> group =
        groups(question).of(dimension -> frame.level(dimension, collectivite));
    Optional<Estimate> estimate =
        group
            .map(g -> estimate(sample, g.domain()))
            .filter(e -> e.status() != EstimateStatus.NOT_ESTIMABLE);
    if (estimate.isPresent()) {
      PeerGroups.Group of = group.orElseThrow();
      Optional<PeerScores.Said> worth =
          scores.said(indicator, said).filter(PeerScores.Said::answered);
      worth.ifPresent(
          w ->
              compared.add(
                  new PeerScores.Compared(
                      indicator, w, estimate.get(), groups(question), of, inWaves)));
      PeerFigure found =
          new PeerFigure(
              indicator,
              own,
              scope(of),
              estimate.get(),
              flags(sample, estimate.get(), of.domain()),
              waves,
              inWords(of, indicator),
              worth
                  .map(w -> PeerScores.standing(indicator, w.mean(), estimate.get()))
                  .orElse(PeerStanding.UNKNOWN));
      return found.scope() == PeerScope.FRANCE
          ? withModelled(found, sample.sample(), collectivite)
          : found;
    }
    Disclosure rules = settings.disclosure().amongPeers();
    Estimate none = Estimate.suppressed(SuppressionReason.TOO_FEW, rules.fewest());
    return withModelled(
        new PeerFigure(
            indicator,
            own,
            PeerScope.NONE,
            none,
            Suppressions.flag(rules, none).stream().toList(),
            waves),
        sample.sample(),
        collectivite);
  }

  /** The figure with what a model expects of the stratum in the département, if there is one. */
  private PeerFigure withModelled(PeerFigure found, CubeSample sample, Collectivite collectivite) {
    IndicatorDefinition indicator = found.indicator();
    if (indicator.isMean() || indicator.countingUnit() == CountingUnit.RESPONSE) {
      return found;
    }
    Disclosure rules = settings.disclosure().amongPeers();
    Optional<AreaFigures> figures =
        models.computeIfAbsent(
            indicator,
            i ->
                AreaFigures.ifTold(
                    sample.tally(),
                    contents().tally().cube().cellDimensions(),
                    sample.frame(),
                    ORDER.get(0),
                    rules));
    List<Level> levels =
        ORDER.get(0).stream().map(d -> sample.frame().level(d, collectivite)).toList();
    return figures
        .map(
            f ->
                ModelComputation.area(
                    f,
                    f.areas().indexOf(levels),
                    new Level(
                        levels.stream().map(Level::code).collect(Collectors.joining(" × ")),
                        inWords(levels)),
                    settings.confidence(),
                    rules.fewest()))
        .filter(
            area ->
                area.collectivites() >= rules.fewest()
                    && area.interval().width() <= WIDEST_MODELLED)
        .map(found::withModelled)
        .orElse(found);
  }

  private PeerScope scope(PeerGroups.Group group) {
    List<Dimension> by = candidates().get(group.candidate());
    if (by.contains(Dimension.DEPARTEMENT)) {
      return PeerScope.DEPARTEMENT;
    }
    return by.contains(Dimension.REGION) ? PeerScope.REGION : PeerScope.FRANCE;
  }

  /** "Commune, 500 à 999 habitants, Bretagne", of the types that are asked only. */
  private Label inWords(PeerGroups.Group group, IndicatorDefinition indicator) {
    List<CollectiviteType> audience = indicator.audience();
    List<Level> levels = new ArrayList<>(group.levels());
    if (levels.isEmpty()) {
      Label all = Computation.members(contents().tally().population().restrictedTo(audience));
      return all.equals(CountingUnit.COLLECTIVITY.label())
          ? PeerFigure.EVERYONE
          : Label.of("l’ensemble des " + all.fr(), "all " + all.en());
    }
    if (candidates().get(group.candidate()).equals(List.of(Dimension.TYPE))) {
      List<String> types = List.of(levels.get(0).code().split("\\+"));
      List<Level> asked =
          audience.stream()
              .filter(t -> types.contains(t.name()))
              .map(t -> new Level(t.name(), t.label()))
              .toList();
      Label type =
          asked.isEmpty() || asked.size() == types.size() ? inWords(levels) : inWords(asked);
      return Label.of(type.fr() + ", toutes tailles", type.en() + ", all sizes");
    }
    return inWords(levels);
  }

  private static Label inWords(List<Level> levels) {
    return Label.of(
        levels.stream().map(l -> l.label().fr()).collect(Collectors.joining(", ")),
        levels.stream().map(l -> l.label().en()).collect(Collectors.joining(", ")));
  }

  /** The dimensions of candidates, as far as the frame describes them. */
  private List<List<Dimension>> candidates() {
    List<Dimension> known = contents().tally().dimensions();
    return ORDER.stream().filter(known::containsAll).toList();
  }

  private Estimate estimate(WeightedSample sample, Domain domain) {
    return sample.estimate(0, domain, settings.interval(), settings.confidence());
  }

  private List<Flag> flags(WeightedSample sample, Estimate estimate, Domain domain) {
    return new Diagnosis(settings.policy()).ofAPart(Findings.ofObserved(estimate, sample, domain));
  }

  /** The groups of a question that are shown, whoever asks. */
  private PeerGroups groups(Question question) {
    return groups.computeIfAbsent(
        question,
        q -> {
          List<CubeSample> samples =
              contents().samples().values().stream()
                  .map(WeightedSample::sample)
                  .filter(s -> s.tally().question().equals(q))
                  .toList();
          return PeerGroups.of(
              settings.disclosure().amongPeers(),
              samples,
              candidates().stream().map(by -> levels(samples.get(0), by)).toList(),
              USEFUL);
        });
  }

  /** The levels of a candidate; types by themselves are joined until they are useful. */
  private List<JoinedLevels> levels(CubeSample sample, List<Dimension> by) {
    Population frame = contents().tally().population();
    return by.stream()
        .map(
            dimension -> {
              List<Level> levels =
                  Stream.concat(frame.levels(dimension).stream(), sample.levels(dimension).stream())
                      .distinct()
                      .toList();
              if (!by.equals(List.of(Dimension.TYPE))) {
                return JoinedLevels.unchanged(dimension, levels);
              }
              Map<String, Long> counts = new HashMap<>();
              sample
                  .clustersByLevels(List.of(dimension))
                  .forEach((level, count) -> counts.put(level.get(0).code(), count));
              return LevelJoining.on(frame).joinSmall(dimension, levels, counts, USEFUL);
            })
        .toList();
  }

  /** The collectivité's own answers in the wave in which it is compared. */
  private static List<OwnAnswer> own(Question question, List<Answer> said) {
    List<OwnAnswer> own = new ArrayList<>();
    for (Modality modality : question.modalities()) {
      long responses = said.stream().filter(a -> a.modalities().contains(modality.code())).count();
      if (responses > 0) {
        own.add(new OwnAnswer(modality, responses));
      }
    }
    question.range().ifPresent(range -> own.addAll(numbers(question, range, said)));
    return own;
  }

  /** Numbers that were given, smallest first, as modalities of that number. */
  private static List<OwnAnswer> numbers(Question question, NumberRange range, List<Answer> said) {
    Map<BigDecimal, Long> given = new TreeMap<>();
    said.stream()
        .flatMap(answer -> answer.modalities().stream())
        .filter(text -> question.modality(text).isEmpty())
        .forEach(text -> given.merge(new BigDecimal(text), 1L, Long::sum));
    List<OwnAnswer> numbers = new ArrayList<>();
    given.forEach(
        (number, responses) -> {
          Wording.Amount amount =
              new Wording.Amount(number.doubleValue(), Math.max(0, number.scale()), range.unit());
          Modality modality =
              Modality.of(
                  number.toPlainString(), Wording.fr("{}", amount), Wording.en("{}", amount));
          numbers.add(new OwnAnswer(modality, responses));
        });
    return numbers;
  }

  private Contents contents() {
    Contents known = contents;
    if (known == null) {
      known = tallied();
      contents = known;
    }
    return known;
  }

  private Contents tallied() {
    Population frame = settings.frame();
    for (Dimension dimension : CELLS) {
      if (!frame.dimensions().contains(dimension)) {
        throw new IllegalArgumentException(
            "frame '"
                + frame.name()
                + "' does not describe dimension '"
                + dimension
                + "'; peers need "
                + CELLS);
      }
    }
    List<IndicatorDefinition> indicators = answers.questionnaire().indicators();
    List<Dimension> known = KNOWN.stream().filter(frame.dimensions()::contains).toList();
    Tally tally = Tally.of(answers, frame, known, indicators, settings.executor());
    Map<IndicatorDefinition, WeightedSample> samples = new LinkedHashMap<>();
    Map<IndicatorDefinition, List<Wave>> waves = new HashMap<>();
    for (IndicatorDefinition indicator : indicators) {
      WaveCube latest = WaveCube.latest(tally, indicator, settings);
      waves.put(indicator, latest.waves());
      samples.put(
          indicator,
          CubeSample.of(
                  latest.cube(),
                  tally.dimensions(),
                  frame.restrictedTo(indicator.audience()),
                  settings.sampling())
              .unweighted());
    }
    Map<Respondent, Optional<CollectiviteRef>> refs = new HashMap<>();
    Map<CollectiviteRef, List<Answer>> byCollectivite = new HashMap<>();
    answers.stream()
        .forEach(
            answer ->
                refs.computeIfAbsent(
                        answer.respondent(),
                        r -> r.collectivite().flatMap(frame::find).map(Collectivite::ref))
                    .ifPresent(
                        ref ->
                            byCollectivite
                                .computeIfAbsent(ref, k -> new ArrayList<>())
                                .add(answer)));
    return new Contents(
        tally, samples, waves, new PeerScores(frame, answers.questionnaire(), byCollectivite));
  }
}
