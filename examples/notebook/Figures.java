import fr.barometre.Barometre;
import fr.barometre.IndicatorQuery;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Codebook;
import fr.barometre.answers.Groups;
import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.MarginContrast;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.PredictedMargin;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.api.model.TermTest;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.HeadlineTest;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.estimate.PopulationMargin;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.estimate.SurveyEstimate;
import fr.barometre.estimate.SurveyTable;
import fr.barometre.estimate.YesNo;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Prints the figures that the notebook should draw and print, worked out by the library from the same
 * files but by none of the notebook's code nor the library's reports: one line a figure, {@code
 * name;number;number…}, shares in percent. {@code check.py} compares both. Margins are counted in the
 * frame here, and not read from a table.
 */
final class Figures {

  private Figures() {}

  private static void print(String name, double... numbers) {
    System.out.println(
        Arrays.stream(numbers)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(";", name.replace(';', ',') + ";", "")));
  }

  private static void print(String name, Estimate estimate) {
    Interval interval = estimate.interval().orElseThrow();
    print(
        name,
        estimate.percent().orElseThrow(),
        100 * interval.lower(),
        100 * interval.upper(),
        estimate.base().orElseThrow());
  }

  private static void print(String name, Difference difference) {
    print(
        name,
        100 * difference.value(),
        100 * difference.interval().lower(),
        100 * difference.interval().upper(),
        difference.pValue());
  }

  private static void print(String name, SurveyEstimate estimate) {
    Interval interval = estimate.interval(0.95);
    print(
        name,
        DoubleStream.of(
                estimate.value(), estimate.standardError(), interval.lower(), interval.upper())
            .map(x -> 100 * x)
            .toArray());
  }

  /**
   * Prints to the standard output.
   *
   * @param arguments the folder that Data.java wrote to
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    survey(folder);
    columns(SurveyTable.read(folder.resolve("enquete-2025-synthetic.csv")));
    edition(
        AnswersReader.of(Edition2025.QUESTIONNAIRE).read(folder.resolve("edition-synthetic.csv")));
  }

  private static void survey(Path folder) {
    Questionnaire questionnaire = Codebook.read(Path.of("enquete-codebook.csv")).questionnaire();
    AnswersReader reader =
        AnswersReader.of(questionnaire).withColumn("service").withColumn("anciennete");
    Answers answers =
        reader
            .read(folder.resolve("enquete-2024-synthetic.csv"))
            .and(reader.read(folder.resolve("enquete-2025-synthetic.csv")));
    print("accepted", answers.accepted());
    IndicatorQuery charter =
        Barometre.indicator(questionnaire.indicator("charte").orElseThrow()).answers(answers);
    Groups service = Groups.column("service");
    Groups seniority = Groups.column("anciennete").bands(5, 15);
    IndicatorResult whole = charter.compute();
    print("whole observed", whole.observed());
    print("whole adjusted", whole.adjusted());
    for (ModalityShare share : whole.modalities()) {
      print(
          "modality " + share.modality().code(),
          share.adjusted().percent().orElseThrow(),
          share.observed().percent().orElseThrow());
    }
    for (Groups groups : List.of(service, seniority)) {
      for (Segment segment : charter.by(groups).compute().segments()) {
        print("group " + segment.level().label().fr() + " observed", segment.observed());
        print("group " + segment.level().label().fr() + " adjusted", segment.adjusted());
      }
    }
    IndicatorResult crossed = charter.crossedBy(service, seniority).compute();
    for (CrossedSegment segment : crossed.crossedSegments()) {
      String name =
          segment.levels().stream().map(l -> l.label().fr()).collect(Collectors.joining(" × "));
      print("crossed " + name + " observed", segment.observed());
      print("crossed " + name + " adjusted", segment.adjusted());
    }
    List<Wave> waves = questionnaire.waves();
    Change change = charter.change(waves.get(0), waves.get(1));
    print("before", change.before());
    print("after", change.after());
    print("change observed", change.observed());
    print("change equal", change.equalComposition().orElseThrow());
    print("change composition", change.composition().orElseThrow());
    print("change both", change.commonClusters());
  }

  private static void columns(SurveyTable table) {
    SurveyDesign drawn =
        SurveyDesign.of(table.numbers("poids"))
            .withStrata(table.texts("strate"))
            .withPopulationSizes(table.numbers("population"));
    Population communes =
        Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE));
    Map<String, Double> sizes = new HashMap<>();
    Map<String, Double> opsn = new HashMap<>();
    for (Collectivite each : communes.collectivites()) {
      sizes.merge(communes.level(Dimension.POPULATION_BAND, each).label().fr(), 1.0, Double::sum);
      boolean inside = communes.level(Dimension.OPSN, each).code().equals("INSIDE");
      opsn.merge(inside ? "avec" : "sans", 1.0, Double::sum);
    }
    SurveyDesign raked =
        drawn
            .replicated(ReplicateMethod.jkn())
            .raked(
                new PopulationMargin("opsn", table.texts("opsn"), opsn),
                new PopulationMargin("strate", table.texts("strate"), sizes));
    YesNo yes = table.is("charte", "OUI");
    print("design charte, tirage", drawn.proportion(yes));
    print("design charte, calé", raked.proportion(yes));
    print(
        "design charte, calé, avec OPSN", raked.domain(table.is("opsn", "avec")).proportion(yes));
    print(
        "design charte, calé, sans OPSN", raked.domain(table.is("opsn", "sans")).proportion(yes));
    print(
        "design agents formés, calé",
        raked.ratio(table.numbers("formes"), table.numbers("agents")));

    RegressionResult regression =
        raked.logistic(
            yes,
            Predictor.factor("opsn", table.texts("opsn")),
            Predictor.factor("strate", table.texts("strate")),
            Predictor.number("anciennete", table.numbers("anciennete")));
    print(
        "fit",
        regression.fit().units(),
        regression.fit().missing(),
        regression.fit().degreesOfFreedom());
    for (Coefficient c : regression.coefficients()) {
      print(
          "coefficient " + c.name(), c.estimate(), c.standardError(), c.statistic(), c.pValue());
    }
    for (TermTest t : regression.terms()) {
      print("term " + t.term(), t.f(), t.degrees(), t.denominatorDegrees(), t.pValue());
    }
    for (PredictedMargin m : regression.margins()) {
      double[] against =
          regression.contrasts().stream()
              .filter(c -> c.term().equals(m.term()) && c.level().equals(m.level()))
              .flatMapToDouble(
                  (MarginContrast c) -> DoubleStream.of(c.difference(), c.pValue()))
              .toArray();
      print(
          "margin " + m.term() + " " + m.level(),
          DoubleStream.concat(
                  DoubleStream.of(m.value(), m.standardError()), DoubleStream.of(against))
              .toArray());
    }
  }

  private static void edition(Answers answers) {
    for (IndicatorResult result :
        Barometre.edition(Edition2025.QUESTIONNAIRE).answers(answers).compute().indicators()) {
      print("edition observed " + result.indicator().label().fr(), result.observed());
      print("edition adjusted " + result.indicator().label().fr(), result.adjusted());
    }

    IndicatorQuery charter = Barometre.indicator("teletravail.charte").answers(answers);
    IndicatorResult alone = charter.compute();
    print("charter observed", alone.observed());
    print("charter adjusted", alone.adjusted());
    for (Flag flag : alone.flags()) {
      print(
          "flag " + flag.code().label().fr(),
          flag.evidence().stream().mapToDouble(Evidence::value).toArray());
    }
    for (HeadlineTest test : alone.selection().orElseThrow().headlines()) {
      print("headline", 100 * test.threshold(), 100 * test.tipping());
    }
    List<IndicatorResult> lists =
        charter
            .weighting(PostStratification.on(Dimension.OPSN).excluding(Dimension.OPSN, "UNKNOWN"))
            .over(OpsnCoverage.anct(), OpsnCoverage.anctAndDeclic())
            .results();
    for (int i = 0; i < lists.size(); i++) {
      OpsnShare share = lists.get(i).opsn().share();
      OpsnEffect effect = lists.get(i).opsn().effect().orElseThrow();
      print("list " + i + " share", 100.0 * share.frameInside() / share.frame());
      print("list " + i + " inside", effect.inside());
      print("list " + i + " outside", effect.outside());
      print("list " + i + " adjusted", lists.get(i).adjusted());
    }

    var departements =
        Barometre.indicator("mediation.lieux").answers(answers).modelled(Dimension.DEPARTEMENT);
    print("national", departements.national());
    for (ModelledArea area : departements.areas()) {
      print(
          "area " + area.level().code(),
          100 * area.share(),
          100 * area.interval().lower(),
          100 * area.interval().upper());
    }
  }
}
