package fr.barometre.examples.validation;

import fr.barometre.Barometre;
import fr.barometre.IndicatorQuery;
import fr.barometre.answers.Answers;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.diagnosis.Scale;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes random surveys, and every figure that the library computes from them. {@code compare.R}
 * then computes the same figures with R's {@code survey}, and compares.
 */
public final class AgainstR {

  private static final int COUNT = 200;

  private static final String SURVEYS = "surveys.csv";
  private static final String FRAMES = "frames.csv";
  private static final String ROWS = "rows.csv";
  private static final String FIGURES = "figures.csv";
  private static final String NO_RECORD = "-";

  /** Thresholds so low that flags are raised, with their evidence, whenever they can be. */
  private static final FlagPolicy WATCHFUL =
      FlagPolicy.builder()
          .fewestClusters(1)
          .nonresponse(Scale.of(1e-9, 1))
          .largestShare(1e-9)
          .build();

  private static final Set<String> EVIDENCE =
      Set.of("silentShare", "largestShare", "uncoveredShare");

  private final CsvFiles files = new CsvFiles();

  private AgainstR() {
    files.line(SURVEYS, "survey,size,unit,base,ticks,interval,level,plan,adjustment");
    files.line(FRAMES, "survey,region,band,opsn,Freq");
    files.line(ROWS, "survey,id,commune,region,band,opsn,date,role,weight,yes,number,some,wave");
    files.line(FIGURES, "survey,figure,value");
  }

  /**
   * Writes {@code surveys.csv}, {@code frames.csv}, {@code rows.csv} and {@code figures.csv}.
   *
   * @param arguments the folder, and the number of surveys; 200 unless given; the first seed, 1
   *     unless given
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("expected a folder to write to");
    }
    write(
        Path.of(arguments[0]),
        arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1,
        arguments.length > 1 ? Integer.parseInt(arguments[1]) : COUNT);
  }

  static void write(Path folder, int first, int count) throws IOException {
    AgainstR all = new AgainstR();
    for (int survey = first; survey < first + count; survey++) {
      all.add(survey, new RandomSurvey(survey));
    }
    all.files.write(folder);
  }

  private void add(int number, RandomSurvey survey) {
    files.line(
        SURVEYS,
        number,
        survey.frame().size(),
        survey.unit(),
        survey.base(),
        survey.baseOfTicks(),
        survey.method(),
        survey.level(),
        survey.plan(),
        survey.adjustment());
    Map<String, Integer> cells = new TreeMap<>();
    for (Collectivite commune : survey.frame().collectivites()) {
      cells.merge(cell(survey.frame(), commune), 1, Integer::sum);
    }
    cells.forEach((cell, count) -> files.line(FRAMES, number, cell, count));
    for (RandomSurvey.Response response : survey.responses()) {
      files.line(
          ROWS,
          number,
          response.respondent().id(),
          response.who().code(),
          cell(survey.frame(), response.who()),
          response.respondent().date(),
          response.respondent().role(),
          response.respondent().weight(),
          response.modality(),
          response.number(),
          response.ticked().map(ticked -> String.join("|", ticked)).orElse(NO_RECORD),
          response.wave().code());
    }
    for (IndicatorDefinition indicator : survey.indicators()) {
      figures(number, survey, indicator);
      changes(number, survey, indicator);
    }
  }

  private static String cell(Population frame, Collectivite commune) {
    return frame.level(Dimension.REGION, commune).code()
        + ","
        + frame.level(Dimension.POPULATION_BAND, commune).code()
        + ","
        + frame.level(Dimension.OPSN, commune).code();
  }

  private void figures(int number, RandomSurvey survey, IndicatorDefinition indicator) {
    IndicatorResult result;
    try {
      result =
          query(survey, indicator, survey.answers()).by(Dimension.REGION, Dimension.ROLE).compute();
    } catch (IllegalArgumentException e) {
      return; // a cell of the frame has no respondent, or bounds are too narrow: R refuses too
    }
    String code = indicator.code();
    figure(number, code + " all observed", result.observed());
    figure(number, code + " all adjusted", result.adjusted());
    for (Segment part : result.segments()) {
      figure(number, code + " " + part.level().code() + " observed", part.observed());
      figure(number, code + " " + part.level().code() + " adjusted", part.adjusted());
    }
    for (ModalityShare share : result.modalities()) {
      figure(number, code + " " + share.modality().code() + " observed", share.observed());
      figure(number, code + " " + share.modality().code() + " adjusted", share.adjusted());
    }
    seen(number, code + " all", result.flags(), result.adjusted());
    for (Segment part : result.segments()) {
      seen(number, code + " " + part.level().code(), part.flags(), part.adjusted());
    }
    Diagnosed diagnosed =
        new Diagnosed((name, value) -> files.line(FIGURES, number, code + " " + name, value));
    diagnosed.add(result);
    if (code.equals(RandomSurvey.SHARE)) {
      diagnosed.add(survey);
    }
  }

  /** The evidence of flags; that about weights only if the figure is adjusted. */
  private void seen(int number, String name, List<Flag> flags, Estimate adjusted) {
    for (Flag flag : flags) {
      for (Evidence evidence : flag.evidence()) {
        boolean ofWeights = !evidence.name().equals("silentShare");
        if (EVIDENCE.contains(evidence.name())
            && (!ofWeights || adjusted.status() == EstimateStatus.ESTIMATED)) {
          files.line(FIGURES, number, name + " " + evidence.name(), evidence.value());
        }
      }
    }
  }

  private static IndicatorQuery query(
      RandomSurvey survey, IndicatorDefinition indicator, Answers answers) {
    IndicatorQuery query =
        Barometre.indicator(indicator)
            .answers(answers)
            .population(survey.frame())
            .policy(WATCHFUL)
            .interval(survey.method())
            .confidence(survey.level())
            .sampling(survey.plan().sampling())
            .disclosure(Disclosure.NONE);
    return survey.adjustment().weighting().map(query::weighting).orElse(query);
  }

  private void changes(int number, RandomSurvey survey, IndicatorDefinition indicator) {
    Change change;
    try {
      change =
          query(survey, indicator, survey.answersInWaves())
              .change(RandomSurvey.WAVES.get(0), RandomSurvey.WAVES.get(1));
    } catch (IllegalArgumentException e) {
      return; // as above, in one of the waves
    }
    String name = indicator.code() + " change ";
    figure(number, name + "observed", change.observed());
    change.equalComposition().ifPresent(d -> figure(number, name + "equal", d));
    change.composition().ifPresent(d -> figure(number, name + "composition", d));
  }

  private void figure(int number, String name, Difference difference) {
    files.line(FIGURES, number, name + " value", difference.value());
    files.line(FIGURES, number, name + " se", difference.standardError());
    files.line(FIGURES, number, name + " lower", difference.interval().lower());
    files.line(FIGURES, number, name + " upper", difference.interval().upper());
    files.line(FIGURES, number, name + " p", difference.pValue());
  }

  private void figure(int number, String name, Estimate estimate) {
    if (estimate.status() == EstimateStatus.ESTIMATED) {
      files.line(FIGURES, number, name + " value", estimate.value().orElseThrow());
      files.line(FIGURES, number, name + " se", estimate.standardError().orElseThrow());
      files.line(FIGURES, number, name + " effective", estimate.effectiveBase().orElseThrow());
      estimate
          .interval()
          .ifPresent(
              bounds -> {
                files.line(FIGURES, number, name + " lower", bounds.lower());
                files.line(FIGURES, number, name + " upper", bounds.upper());
              });
      estimate.designEffect().ifPresent(d -> files.line(FIGURES, number, name + " deff", d));
    }
  }
}
