package fr.barometre;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
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
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.checks.Diagnosis;
import fr.barometre.checks.Findings;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.WeightedSample;
import fr.barometre.suppression.Suppressions;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
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
import org.jspecify.annotations.Nullable;

/**
 * The groups of peers of an edition: for each type and stratum, the whole frame, its régions and
 * its départements, with what may be shown of them. Tallied at the first question, then kept.
 */
final class PeerTables {

  private static final List<Dimension> CELLS =
      List.of(
          Dimension.TYPE, Dimension.POPULATION_STRATUM, Dimension.REGION, Dimension.DEPARTEMENT);

  private final Settings settings;
  private final Answers answers;
  private final Map<Kind, Map<Question, Suppressions>> hidden = new ConcurrentHashMap<>();
  private volatile @Nullable Contents contents;

  /** Collectivités of a type and stratum. */
  private record Kind(Level type, Level stratum) {
    Domain domain() {
      return Domain.all()
          .at(Dimension.TYPE, type.code())
          .at(Dimension.POPULATION_STRATUM, stratum.code());
    }
  }

  /** What is worked out once: samples by indicator, with their waves, and who said what. */
  private record Contents(
      Tally tally,
      Map<IndicatorDefinition, WeightedSample> samples,
      Map<IndicatorDefinition, List<Wave>> waves,
      Map<CollectiviteRef, List<Answer>> byCollectivite) {}

  /** A group where peers are looked for. */
  private record Group(PeerScope scope, Dimension dimension) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group(PeerScope.DEPARTEMENT, Dimension.DEPARTEMENT),
          new Group(PeerScope.REGION, Dimension.REGION));

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
    Kind kind =
        new Kind(
            frame.level(Dimension.TYPE, collectivite),
            frame.level(Dimension.POPULATION_STRATUM, collectivite));
    List<PeerFigure> figures = new ArrayList<>();
    all.samples()
        .forEach(
            (indicator, sample) -> {
              boolean concerned =
                  indicator.audience().isEmpty()
                      || indicator.audience().contains(collectivite.type());
              if (concerned && !sample.sample().tally().cells().isEmpty()) {
                figures.add(figure(indicator, sample, collectivite, kind));
              }
            });
    return new PeerComparison(
        collectivite,
        kind.type(),
        kind.stratum(),
        figures,
        Computation.provenance(all.tally(), settings.sampling(), Weighting.NONE.label()));
  }

  private PeerFigure figure(
      IndicatorDefinition indicator, WeightedSample sample, Collectivite collectivite, Kind kind) {
    Question question = sample.sample().tally().question();
    List<OwnAnswer> own = own(question, sample.sample().tally().waves(), collectivite);
    List<Wave> waves = contents().waves().getOrDefault(indicator, List.of());
    Suppressions rules = requireNonNull(hidden(kind).get(question));
    Domain domain = kind.domain();
    for (Group group : GROUPS) {
      Level level = sample.sample().frame().level(group.dimension(), collectivite);
      Domain part = domain.at(group.dimension(), level.code());
      Estimate estimate = rules.observed(group.dimension(), level, () -> estimate(sample, part));
      if (!level.code().equals(Level.UNKNOWN) && isFigure(estimate)) {
        return new PeerFigure(
            indicator, own, group.scope(), estimate, flags(sample, estimate, part), waves);
      }
    }
    Estimate estimate = rules.observed(estimate(sample, domain));
    if (isFigure(estimate)) {
      return new PeerFigure(
          indicator, own, PeerScope.FRANCE, estimate, flags(sample, estimate, domain), waves);
    }
    Estimate none =
        Estimate.suppressed(SuppressionReason.TOO_FEW, settings.disclosure().amongPeers().fewest());
    List<Flag> flags = rules.flag(none, none).stream().toList();
    return new PeerFigure(indicator, own, PeerScope.NONE, none, flags, waves);
  }

  private static boolean isFigure(Estimate estimate) {
    return !estimate.isSuppressed() && estimate.status() != EstimateStatus.NOT_ESTIMABLE;
  }

  private Estimate estimate(WeightedSample sample, Domain domain) {
    return sample.estimate(0, domain, settings.interval(), settings.confidence());
  }

  private List<Flag> flags(WeightedSample sample, Estimate estimate, Domain domain) {
    return new Diagnosis(settings.policy()).ofAPart(Findings.ofObserved(estimate, sample, domain));
  }

  /** What is hidden of a stratum's groups, all questions, whoever asks. */
  private Map<Question, Suppressions> hidden(Kind kind) {
    return hidden.computeIfAbsent(
        kind,
        k -> {
          Disclosure rules = settings.disclosure().amongPeers();
          Map<Question, Suppressions> found = new HashMap<>();
          contents().samples().values().stream()
              .map(WeightedSample::sample)
              .collect(Collectors.groupingBy(s -> s.tally().question()))
              .forEach(
                  (question, samples) ->
                      found.put(
                          question,
                          Suppressions.within(
                              rules,
                              samples,
                              k.domain(),
                              List.of(Dimension.REGION, Dimension.DEPARTEMENT))));
          return found;
        });
  }

  /** What a collectivité itself said in the wave that it is compared in. */
  private List<OwnAnswer> own(Question question, List<String> waves, Collectivite collectivite) {
    List<Answer> said =
        contents().byCollectivite().getOrDefault(collectivite.ref(), List.of()).stream()
            .filter(a -> a.question().equals(question.code()))
            .filter(a -> a.respondent().wave().isEmpty() || waves.contains(a.respondent().wave()))
            .toList();
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
          String text = number.toPlainString();
          Modality modality =
              Modality.of(
                  text,
                  text.replace('.', ',') + "\u00A0" + range.unit().fr(),
                  text + "\u00A0" + range.unit().en());
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
    Tally tally = Tally.of(answers, frame, CELLS, indicators, settings.executor());
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
    return new Contents(tally, samples, waves, byCollectivite);
  }
}
