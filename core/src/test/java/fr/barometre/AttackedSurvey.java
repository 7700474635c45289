package fr.barometre;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FinalWeights;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A random small survey, whose communes answer once, by an agent and an élu, or by two agents, and
 * an attacker who knows who answered and all weights. One request shows a question by région and
 * size, adjusted, and either by role or counted both by collectivité and by response; or by
 * indicators about different types; or by type, département and crossings too, with other weights.
 *
 * <p>Each figure shown, times its base, is a sum of the answers with known factors. A combination
 * that is zero but on the answers of few collectivités exists exactly if leaving these out lowers
 * the rank: every set of fewer than the threshold is tried. The attacker combines all figures,
 * observed and adjusted, of all breakdowns and of both units, that are in the result or in the
 * table of open data.
 */
final class AttackedSurvey {

  private static final int MEMBERS = 60;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

  /** The charter, counted by response. */
  static final IndicatorDefinition BY_RESPONSE =
      IndicatorDefinition.builder()
          .from(SmallSurvey.CHARTE_OUI)
          .code("charte.reponses")
          .countingUnit(CountingUnit.RESPONSE)
          .build();

  private static final Questionnaire BOTH_UNITS =
      Questionnaire.builder()
          .from(SmallSurvey.ONE_WAVE)
          .indicators(List.of(SmallSurvey.CHARTE_OUI, BY_RESPONSE))
          .build();

  /** What indicators may be about; none stands for all types. */
  private static final List<List<CollectiviteType>> AUDIENCES =
      List.of(
          List.of(),
          List.of(CollectiviteType.COMMUNE),
          List.of(CollectiviteType.CC),
          List.of(CollectiviteType.COMMUNE, CollectiviteType.CC),
          List.of(CollectiviteType.CC, CollectiviteType.CA));

  /** A response: whose it is, and in which role. */
  private record Response(Collectivite who, Role role, String id) {}

  private final Random random;

  /** Draws further breakdowns and other weights. */
  private final Optional<Random> more;

  private final Population frame;
  private final List<Response> responses = new ArrayList<>();
  private final int fewest;

  /** Whether the question is counted in both ways; if not, it may be broken down by role. */
  private final boolean bothUnits;

  private final Questionnaire questionnaire;

  /** The survey of a seed, of communes. */
  AttackedSurvey(long seed) {
    this(seed, false);
  }

  /** The survey of a seed, whose indicators may be about different types. */
  AttackedSurvey(long seed, boolean severalAudiences) {
    this(seed, severalAudiences, false);
  }

  /** The survey of a seed, of several types and broken down by more dimensions. */
  static AttackedSurvey ofMoreBreakdowns(long seed) {
    return new AttackedSurvey(seed, false, true);
  }

  private AttackedSurvey(long seed, boolean severalAudiences, boolean moreBreakdowns) {
    this.more = moreBreakdowns ? Optional.of(new Random(-seed)) : Optional.empty();
    this.random = new Random(seed);
    List<CollectiviteType> types = types(new Random(seed), severalAudiences || moreBreakdowns);
    this.bothUnits = random.nextBoolean() && !severalAudiences;
    this.questionnaire =
        severalAudiences
            ? severalAudiences(new Random(-seed))
            : bothUnits ? BOTH_UNITS : SmallSurvey.ONE_WAVE;
    this.fewest = random.nextBoolean() ? 3 : 4;
    int regions = 1 + random.nextInt(3);
    List<Collectivite> all =
        IntStream.range(0, MEMBERS)
            .mapToObj(
                i ->
                    Collectivite.builder()
                        .type(types.get(i))
                        .code(
                            types.get(i) == CollectiviteType.COMMUNE
                                ? String.format("%05d", i + 1)
                                : AudienceTest.siren(i))
                        .name("Commune " + i)
                        .population(random.nextInt(4) * 1500 + 100)
                        .departement(List.of("01", "02").get(random.nextInt(2)))
                        .region(List.of("84", "53", "11").get(random.nextInt(regions)))
                        .build())
            .toList();
    this.frame = Population.of("small", all);
    double both = List.of(0.0, 0.1, 0.5, 0.9).get(random.nextInt(4));
    for (Collectivite who : all.subList(0, 6 + random.nextInt(13))) {
      responses.add(response(who, random.nextDouble() < 0.7 ? Role.AGENT : Role.ELU));
      if (random.nextDouble() < both) {
        Role first = responses.get(responses.size() - 1).role();
        boolean same = random.nextInt(5) == 0;
        Role other = first == Role.AGENT ? Role.ELU : Role.AGENT;
        responses.add(response(who, same ? first : other));
      }
    }
  }

  private static List<CollectiviteType> types(Random random, boolean several) {
    List<CollectiviteType> some =
        several
            ? List.of(CollectiviteType.COMMUNE, CollectiviteType.CC, CollectiviteType.CA)
            : List.of(CollectiviteType.COMMUNE);
    return IntStream.range(0, MEMBERS)
        .mapToObj(i -> some.get(Math.min(random.nextInt(some.size()), random.nextInt(some.size()))))
        .toList();
  }

  private static Questionnaire severalAudiences(Random random) {
    List<List<CollectiviteType>> audiences = new ArrayList<>(AUDIENCES);
    Collections.shuffle(audiences, random);
    List<IndicatorDefinition> indicators =
        audiences.subList(0, 2 + random.nextInt(2)).stream()
            .map(
                audience ->
                    IndicatorDefinition.builder()
                        .from(SmallSurvey.CHARTE_OUI)
                        .code("of" + AUDIENCES.indexOf(audience))
                        .audience(audience)
                        .build())
            .toList();
    return Questionnaire.builder().from(SmallSurvey.ONE_WAVE).indicators(indicators).build();
  }

  private Response response(Collectivite who, Role role) {
    return new Response(who, role, who.ref().code() + "-" + responses.size());
  }

  /** The fewest collectivités that a figure may rest on. */
  int fewest() {
    return fewest;
  }

  /** A request under some rules. */
  EditionQuery request(Disclosure rules) {
    List<Answer> answers = new ArrayList<>();
    for (Response one : responses) {
      Respondent.Builder who = Respondent.builder().id(one.id()).collectivite(one.who().ref());
      answers.add(
          Answer.of(who.role(one.role()).build(), "Q1", random.nextBoolean() ? "OUI" : "NON"));
    }
    EditionQuery query =
        Barometre.edition(questionnaire)
            .answers(Answers.of(questionnaire, answers))
            .population(frame)
            .weighting(
                PostStratification.on(
                        List.of(
                                Dimension.REGION,
                                Dimension.POPULATION_STRATUM,
                                Dimension.DEPARTEMENT)
                            .get(random.nextInt(3)))
                    .joining(2 + random.nextInt(4)))
            .disclosure(random.nextBoolean() ? rules : rules.withoutJoining());
    query = random.nextInt(3) > 0 ? query.by(Dimension.REGION) : query;
    query = random.nextInt(3) > 0 ? query.by(Dimension.POPULATION_STRATUM) : query;
    if (more.isPresent()) {
      query = further(query, more.get());
    }
    if (bothUnits && random.nextBoolean()) {
      return query;
    }
    query = random.nextBoolean() ? query.by(Dimension.ROLE) : query;
    return random.nextBoolean() ? query.crossedBy(Dimension.ROLE, Dimension.REGION) : query;
  }

  private static EditionQuery further(EditionQuery query, Random random) {
    EditionQuery further = query;
    if (random.nextInt(3) == 0) {
      further = further.weighting(Weighting.automatic());
    } else if (random.nextBoolean()) {
      further =
          further.weighting(
              Raking.on(Dimension.REGION, Dimension.TYPE, Dimension.POPULATION_STRATUM).joining());
    }
    for (Dimension dimension :
        List.of(Dimension.TYPE, Dimension.DEPARTEMENT, Dimension.POPULATION_BAND)) {
      further = random.nextInt(3) == 0 ? further.by(dimension) : further;
    }
    further =
        random.nextInt(4) == 0 ? further.crossedBy(Dimension.TYPE, Dimension.REGION) : further;
    return random.nextInt(3) == 0 ? further.crossedBy(Dimension.ROLE, Dimension.TYPE) : further;
  }

  /**
   * A part of the respondents whose figures are shown, in some channel.
   *
   * @param levels by dimension, the codes of the levels in it
   */
  private record Part(
      String indicator, List<String> dimensions, List<List<String>> levels, boolean adjusted) {}

  /** What the attacker combines: figures shown, each by the factors of the responses in it. */
  List<double[]> shown(EditionQuery query) {
    BarometreReport report = query.compute();
    Set<Part> parts = new LinkedHashSet<>(inJava(report));
    parts.addAll(inOpenData(report));
    List<double[]> shown = new ArrayList<>();
    Map<String, FinalWeights> weights = new HashMap<>();
    for (Part part : parts) {
      FinalWeights rows =
          weights.computeIfAbsent(part.indicator(), code -> query.indicator(code).weights());
      shown.add(factors(part, part.indicator().equals(BY_RESPONSE.code()), rows));
    }
    return shown;
  }

  private static List<Part> inJava(BarometreReport report) {
    List<Part> parts = new ArrayList<>();
    for (IndicatorResult result : report.indicators()) {
      add(parts, result, List.of(), List.of(), result.observed(), result.adjusted());
      for (Segment part : result.segments()) {
        List<Level> members = part.joined().isEmpty() ? List.of(part.level()) : part.joined();
        List<String> dimension = List.of(part.dimension().code());
        add(parts, result, dimension, List.of(members), part.observed(), part.adjusted());
      }
      for (CrossedSegment part : result.crossedSegments()) {
        List<List<Level>> members = new ArrayList<>();
        for (int d = 0; d < part.levels().size(); d++) {
          boolean joined = !part.joined().isEmpty() && !part.joined().get(d).isEmpty();
          members.add(joined ? part.joined().get(d) : List.of(part.levels().get(d)));
        }
        List<String> dimensions = part.dimensions().stream().map(Dimension::code).toList();
        add(parts, result, dimensions, members, part.observed(), part.adjusted());
      }
    }
    return parts;
  }

  private static void add(
      List<Part> parts,
      IndicatorResult result,
      List<String> dimensions,
      List<List<Level>> members,
      Estimate observed,
      Estimate adjusted) {
    List<List<String>> levels =
        members.stream().map(of -> of.stream().map(Level::code).toList()).toList();
    if (observed.value().isPresent()) {
      parts.add(new Part(result.indicator().code(), dimensions, levels, false));
    }
    if (adjusted.value().isPresent()) {
      parts.add(new Part(result.indicator().code(), dimensions, levels, true));
    }
  }

  /** What the table of open data has as a number, of any modality. */
  private static List<Part> inOpenData(BarometreReport report) {
    List<Part> parts = new ArrayList<>();
    String csv = OpenData.of(report, CsvConvention.INTERNATIONAL).csv();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : rows) {
        boolean whole = row.getField("dimension").equals(OpenData.ALL);
        List<String> dimensions = whole ? List.of() : split(row.getField("dimension"), " × ");
        List<String> levels = split(row.getField("level"), " × ");
        List<String> joined = split(row.getField("joined"), " × ");
        List<List<String>> members = new ArrayList<>();
        for (int d = 0; d < dimensions.size(); d++) {
          boolean named = joined.size() > d && !joined.get(d).equals("NONE");
          members.add(named ? split(joined.get(d), " ") : List.of(levels.get(d)));
        }
        for (String column : List.of("estimate", "adjusted")) {
          if (NUMBER.matcher(row.getField(column)).matches()) {
            String indicator = row.getField("indicator");
            parts.add(new Part(indicator, dimensions, members, column.equals("adjusted")));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  private static List<String> split(String text, String by) {
    return List.of(text.split(by, -1));
  }

  private boolean isIn(Response response, Part part) {
    List<CollectiviteType> audience =
        questionnaire.indicator(part.indicator()).orElseThrow().audience();
    if (!audience.isEmpty() && !audience.contains(response.who().type())) {
      return false;
    }
    for (int d = 0; d < part.dimensions().size(); d++) {
      String dimension = part.dimensions().get(d);
      String code =
          dimension.equals(Dimension.ROLE.code())
              ? response.role().name()
              : frame.level(dimension(dimension), response.who()).code();
      if (!part.levels().get(d).contains(code)) {
        return false;
      }
    }
    return true;
  }

  private static Dimension dimension(String code) {
    return Stream.of(
            Dimension.REGION,
            Dimension.POPULATION_STRATUM,
            Dimension.TYPE,
            Dimension.DEPARTEMENT,
            Dimension.POPULATION_BAND)
        .filter(d -> d.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** The factors of the responses in a figure: 1, or the weight, shared by those of a commune. */
  private double[] factors(Part part, boolean byResponse, FinalWeights rows) {
    Map<String, Double> ofCluster = new HashMap<>();
    Map<String, FinalWeights.Row> ofResponse = new HashMap<>();
    rows.rows().forEach(row -> ofCluster.merge(row.cluster(), row.weight(), Double::sum));
    rows.rows().forEach(row -> ofResponse.put(row.respondent(), row));
    Map<Collectivite, Integer> answers = new HashMap<>();
    responses.stream()
        .filter(r -> isIn(r, part))
        .forEach(r -> answers.merge(r.who(), 1, Integer::sum));
    double[] factors = new double[responses.size()];
    for (int i = 0; i < factors.length; i++) {
      Response one = responses.get(i);
      FinalWeights.Row row = ofResponse.get(one.id());
      if (isIn(one, part)) {
        int shared = byResponse ? 1 : answers.get(one.who());
        double weight = row == null ? 0 : byResponse ? row.weight() : ofCluster.get(row.cluster());
        factors[i] = (part.adjusted() ? weight : 1) / shared;
      }
    }
    return factors;
  }

  /** Collectivités, fewer than the threshold, for whom a combination stands; none if safe. */
  List<Collectivite> few(List<double[]> sums) {
    List<double[]> basis = basis(sums);
    List<Collectivite> who = responses.stream().map(Response::who).distinct().toList();
    List<int[]> columns = new ArrayList<>();
    for (Collectivite one : who) {
      columns.add(
          IntStream.range(0, responses.size())
              .filter(i -> responses.get(i).who().equals(one))
              .toArray());
    }
    int[] found = search(basis, columns, new int[0], 0);
    return Arrays.stream(found).mapToObj(who::get).toList();
  }

  private int[] search(List<double[]> basis, List<int[]> columns, int[] some, int from) {
    for (int next = from; next < columns.size() && some.length < fewest - 1; next++) {
      int[] more = Arrays.copyOf(some, some.length + 1);
      more[some.length] = next;
      int[] set = Arrays.stream(more).mapToObj(columns::get).flatMapToInt(Arrays::stream).toArray();
      if (isSingular(basis, set)) {
        return more;
      }
      int[] found = search(basis, columns, more, next + 1);
      if (found.length > 0) {
        return found;
      }
    }
    return new int[0];
  }

  /** Whether I - H is singular on some responses, with H the projection on the sums. */
  private static boolean isSingular(List<double[]> basis, int[] set) {
    int n = set.length;
    double[][] rest = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        rest[a][b] = a == b ? 1 : 0;
        for (double[] direction : basis) {
          rest[a][b] -= direction[set[a]] * direction[set[b]];
        }
      }
    }
    for (int step = 0; step < n; step++) { // the diagonal of a positive matrix has the pivots
      int largest = step;
      for (int a = step; a < n; a++) {
        largest = rest[a][a] > rest[largest][largest] ? a : largest;
      }
      if (rest[largest][largest] < 1e-8) {
        return true;
      }
      for (int a = 0; a < n; a++) {
        double held = rest[a][step];
        rest[a][step] = rest[a][largest];
        rest[a][largest] = held;
      }
      double[] row = rest[step];
      rest[step] = rest[largest];
      rest[largest] = row;
      for (int a = step + 1; a < n; a++) {
        double factor = rest[a][step] / rest[step][step];
        for (int b = step; b < n; b++) {
          rest[a][b] -= factor * rest[step][b];
        }
      }
    }
    return false;
  }

  private static List<double[]> basis(List<double[]> sums) {
    List<double[]> basis = new ArrayList<>();
    for (double[] sum : sums) {
      double[] rest = sum.clone();
      double whole = Math.sqrt(dot(rest, rest));
      for (int pass = 0; pass < 2; pass++) {
        for (double[] direction : basis) {
          double along = dot(direction, rest);
          Arrays.setAll(rest, i -> rest[i] - along * direction[i]);
        }
      }
      double norm = Math.sqrt(dot(rest, rest));
      if (norm > 1e-9 * whole) {
        basis.add(Arrays.stream(rest).map(value -> value / norm).toArray());
      }
    }
    return basis;
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
