package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScope;
import fr.barometre.api.result.PeerScore;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.Severity;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Details;
import fr.barometre.report.Block.Figure;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Group;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Place;
import fr.barometre.report.Block.Table;
import fr.barometre.report.Block.Tint;
import fr.barometre.report.Language.Noun;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The layout of a comparison: one row an indicator, then what the flags say. */
final class ComparisonPage {

  private static final int WAVE_COLUMN = 1;
  private static final int MODELLED_COLUMN = 8;

  private static final Noun INDICATORS =
      new Noun("indicateur", "indicateurs", "indicator", "indicators");

  private static final List<PeerStanding> ORDER =
      List.of(
          PeerStanding.UNLIKE_MOST,
          PeerStanding.LIKE_MOST,
          PeerStanding.DIVIDED,
          PeerStanding.UNKNOWN);

  private static final Map<PeerStanding, Label> TITLES =
      Map.of(
          PeerStanding.UNLIKE_MOST,
          Label.of("Elle répond autrement que la plupart", "It answers otherwise than most"),
          PeerStanding.LIKE_MOST,
          Label.of("Elle répond comme la plupart", "It answers as most do"),
          PeerStanding.DIVIDED,
          Label.of("Ses semblables sont partagés", "Its peers are divided"),
          PeerStanding.UNKNOWN,
          Label.of("Sans réponse de sa part à comparer", "No answer of its own to compare"));

  private static final Label MODELLED =
      Label.of(
          "Un chiffre modélisé dit ce qu’un modèle de toutes les réponses attend des"
              + " collectivités de même taille du département\u00A0: trop peu y ont répondu"
              + " pour un chiffre à elles.",
          "A modelled figure is what a model of all answers expects of the authorities of"
              + " this size in the département: too few answered there for a figure of"
              + " their own.");

  private static final Label WIDER =
      Label.of(
          " Quand le groupe n’est pas de la même taille, c’est que trop peu de collectivités plus"
              + " semblables ont répondu.",
          " If a group is not of the same size, it is because too few authorities more like it"
              + " answered.");

  private static final Label WIDEST =
      Label.of(
          " Trop peu de réponses pour la comparer à un groupe plus proche d’elle.",
          " Too few answers to compare it with a group closer to it.");

  private static final Label PRACTICES = Label.of("Pratiques en place", "Practices in place");

  private static final Label ANSWERS =
      Label.of("Réponses que comptent les indicateurs", "Answers that indicators count");

  /** How the names of the frame shipped and of its types begin. */
  private static final String OF_FRANCE = "Collectivités de France";

  private static final Label ALL_AREAS = Label.of("tous territoires", "all areas");

  private final Language in;
  private final Charts charts;
  private final WaveText waves;
  private final ReadingSection reading;

  ComparisonPage(Language language) {
    this.in = language;
    this.charts = new Charts(language);
    this.waves = new WaveText(language);
    this.reading = new ReadingSection(language);
  }

  List<Block> blocks(PeerComparison comparison) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, title(comparison)));
    blocks.add(
        new Paragraph(
            in.say(comparison.type().label()) + ", " + in.say(comparison.stratum().label()),
            Tint.LEAD));
    who(comparison).forEach(text -> blocks.add(new Paragraph(text)));
    comparison
        .score()
        .filter(s -> s.indicators() > 1)
        .ifPresent(s -> blocks.add(score(s, comparison)));
    blocks.add(new Heading(2, in.say("Ce qui la distingue", "Where it stands out")));
    blocks.addAll(apart(comparison));
    Function<PeerFigure, String> said = said(comparison);
    List<Block> cards = new ArrayList<>();
    byStanding(comparison)
        .forEach(
            (title, figures) ->
                Charts.parts(figures)
                    .forEach(part -> card(title, part, figures, said).ifPresent(cards::add)));
    List<Block> numbers = charts.numbers(comparison);
    if (!numbers.isEmpty()) {
      numbers.add(0, new Heading(3, in.say("Questions chiffrées", "Questions with numbers")));
      cards.add(new Group(Place.CARD, "numbers", numbers));
    }
    if (!cards.isEmpty()) {
      blocks.add(
          new Heading(2, in.say("Ce que font ses semblables", "What similar authorities do")));
      if (comparison.figures().stream()
          .anyMatch(f -> f.flags().stream().anyMatch(g -> g.severity() == Severity.SEVERE))) {
        blocks.add(IndicatorPage.doubtful(in));
      }
      blocks.add(new Group(Place.CARDS, "", cards));
    }
    boolean ofSeveral = comparison.figures().stream().map(PeerFigure::waves).distinct().count() > 1;
    boolean modelled = comparison.figures().stream().anyMatch(f -> !ModelPage.told(f).isEmpty());
    blocks.add(Guide.ofComparison(in, comparison.figures()));
    blocks.add(new Heading(2, in.say("Tous les chiffres", "All figures")));
    if (modelled) {
      blocks.add(new Paragraph(in.say(MODELLED)));
    }
    Table table = table(comparison);
    table = modelled ? table : table.without(MODELLED_COLUMN);
    blocks.add(ofSeveral ? table : table.without(WAVE_COLUMN));
    List<Flagged> flags =
        comparison.figures().stream()
            .flatMap(f -> f.flags().stream())
            .map(f -> new Flagged(f.code(), f.severity(), in.mark(f), in.say(reading(f))))
            .distinct()
            .toList();
    if (!flags.isEmpty()) {
      String title = in.say("Réserves : comment les lire", "Flags: how to read them");
      blocks.add(
          new Details(
              title, List.of(new Heading(2, title), new Flags(in.say(" : ", ": "), flags))));
    }
    IndicatorPage indicator = new IndicatorPage(in);
    List<Block> from = new ArrayList<>(reading.blocks(comparison.provenance()));
    from.add(indicator.provenance(comparison.provenance()));
    blocks.add(new Details(in.say("Provenance des chiffres", "Where figures come from"), from));
    blocks.add(IndicatorPage.foot(in, comparison.provenance()));
    return blocks;
  }

  /** The advice of a flag for a reader at home, who publishes nothing. */
  private static Label reading(Flag flag) {
    if (flag.code() == FlagCode.SUPPRESSED) {
      return Label.of(
          "le chiffre de ses semblables dirait ce que quelques-unes ont répondu.",
          "the figure of its peers would tell what a few of them answered.");
    }
    return switch (flag.severity()) {
      case SEVERE ->
          Label.of(
              "le chiffre de ses semblables est trop incertain pour servir de repère.",
              "the figure of its peers is too uncertain to go by.");
      case WARNING ->
          Label.of(
              "le chiffre de ses semblables est à lire avec prudence.",
              "the figure of its peers is to be read with care.");
      case NOTICE, INFO ->
          Label.of(
              "bon à savoir en lisant le chiffre de ses semblables.",
              "worth knowing when reading the figure of its peers.");
    };
  }

  private Optional<Block> card(
      Label group, List<PeerFigure> part, List<PeerFigure> all, Function<PeerFigure, String> said) {
    String title = charts.part(group, part, all);
    return charts
        .peers(title, part, all, said)
        .map(
            chart ->
                new Group(
                    Place.CARD,
                    Charts.anchor(group, part, all),
                    List.of(new Heading(3, title), chart)));
  }

  String title(PeerComparison comparison) {
    return comparison.collectivite().name() + in.say(" parmi ses semblables", " among its peers");
  }

  /** The peers, and the waves in which they answered. */
  List<String> who(PeerComparison comparison) {
    Map<Label, Long> groups = groups(comparison);
    List<Wave> asked =
        comparison.figures().stream().flatMap(f -> f.waves().stream()).distinct().toList();
    List<String> who = new ArrayList<>();
    if (!groups.isEmpty()) {
      who.add(
          in.say("Ses semblables : ", "Its peers: ")
              + groups.entrySet().stream()
                  .map(g -> in.say(g.getKey()) + " (" + in.counted(g.getValue(), INDICATORS) + ")")
                  .collect(Collectors.joining(in.say(" ; ", "; ")))
              + "."
              + widened(groups.keySet(), comparison.stratum().label())
              + " "
              + in.say(Guide.ONE_OF_THEM));
    }
    if (!asked.isEmpty()) {
      who.add(waves.collected(asked) + ".");
    }
    return who;
  }

  /** Says so if a group is not of the size of the collectivité. */
  private String widened(Set<Label> groups, Label stratum) {
    long wider = groups.stream().filter(g -> !g.fr().contains(stratum.fr())).count();
    return wider == 0 ? "" : in.say(wider == groups.size() ? WIDEST : WIDER);
  }

  /** What the score counts: practices, but where figures have questions for names. */
  Label scored(PeerComparison comparison) {
    return isOfPractices(comparison) ? PRACTICES : ANSWERS;
  }

  /**
   * Whether the figures are known to be of practices. A codebook without names for its indicators
   * gives them those of their questions, and what they count may be an incident or "never".
   */
  private static boolean isOfPractices(PeerComparison comparison) {
    return comparison.figures().stream().noneMatch(f -> f.indicator().label().fr().contains("?"));
  }

  private Group score(PeerScore score, PeerComparison comparison) {
    String counted = in.say(scored(comparison));
    String name = comparison.collectivite().name();
    return new Group(
        Place.COLUMNS,
        "",
        List.of(
            new Group(
                Place.CARD,
                "score",
                List.of(
                    new Figure(
                        charts.score(score.own())
                            + in.say(" sur ", " of ")
                            + in.count(score.indicators()),
                        Wording.afterColon(counted)),
                    new Paragraph(scored(score)))),
            new Group(Place.CARD, "", List.of(charts.score(score, counted, name)))));
  }

  private String scored(PeerScore score) {
    return in.say("Ses semblables en ont en moyenne ", "Its peers have on average ")
        + in.decimal(score.peers(), 1)
        + in.say(", entre ", ", between ")
        + in.decimal(Math.max(0, score.interval().lower()), 1)
        + in.say(" et ", " and ")
        + in.decimal(Math.min(score.indicators(), score.interval().upper()), 1)
        + in.say(" : elle est ", ": it is ")
        + in.say(score.standing().label())
        + ".";
  }

  /** The answers of the collectivité that differ from most of its peers'. */
  private List<Block> apart(PeerComparison comparison) {
    if (comparison.figures().isEmpty()) {
      return List.of(
          new Paragraph(
              in.say(
                  "Aucune réponse : rien ne peut être comparé.",
                  "No answers: nothing can be compared.")));
    }
    if (comparison.figures().stream().allMatch(f -> f.own().isEmpty())) {
      return List.of(
          new Paragraph(
              in.say(
                  "Ses propres réponses ne figurent pas ici : la page montre celles de ses"
                      + " semblables.",
                  "Its own answers are not here: the page shows those of its peers.")));
    }
    List<PeerFigure> unlike =
        comparison.figures().stream()
            .filter(f -> f.standing() == PeerStanding.UNLIKE_MOST)
            .toList();
    boolean practices = isOfPractices(comparison);
    List<Block> blocks = new ArrayList<>();
    list(
        blocks,
        practices
            ? Label.of(
                "En place chez elle, pas chez la plupart de ses semblables :",
                "In place there, but not with most of its peers:")
            : Label.of(
                "Vrai pour elle, pas pour la plupart de ses semblables :",
                "True of it, but not of most of its peers:"),
        unlike.stream().filter(ComparisonPage::isInPlace).toList());
    list(
        blocks,
        practices
            ? Label.of(
                "En place chez la plupart de ses semblables, pas chez elle :",
                "In place with most of its peers, but not there:")
            : Label.of(
                "Vrai pour la plupart de ses semblables, pas pour elle :",
                "True of most of its peers, but not of it:"),
        unlike.stream().filter(f -> !isInPlace(f)).toList());
    for (PeerStanding side : List.of(PeerStanding.ABOVE, PeerStanding.BELOW)) {
      String name = in.say(side.label());
      list(
          blocks,
          Label.same(
              name.substring(0, 1).toUpperCase(Locale.ROOT)
                  + name.substring(1)
                  + in.say(" :", ":")),
          comparison.figures().stream().filter(f -> f.standing() == side).toList());
    }
    boolean compared =
        comparison.figures().stream().anyMatch(f -> f.standing() != PeerStanding.UNKNOWN);
    if (blocks.isEmpty() && !compared) {
      boolean alone = comparison.figures().stream().allMatch(f -> f.peers().interval().isEmpty());
      return List.of(
          new Paragraph(
              alone
                  ? in.say(
                      "Trop peu de ses semblables ont répondu : rien ne peut être comparé.",
                      "Too few of its peers answered: nothing can be compared.")
                  : in.say(
                      "Elle n’a pas donné de réponse qui puisse être comparée à celles de ses"
                          + " semblables.",
                      "It gave no answer that can be compared with those of its peers.")));
    }
    return blocks.isEmpty()
        ? List.of(
            new Paragraph(
                in.say(
                    "Rien : aucune de ses réponses ne va contre celle de la plupart de ses"
                        + " semblables.",
                    "Nothing: none of its answers goes against that of most of its peers.")))
        : blocks;
  }

  private void list(List<Block> blocks, Label what, List<PeerFigure> figures) {
    if (!figures.isEmpty()) {
      blocks.add(new Paragraph(in.say(what)));
      blocks.add(
          new Bullets(
              figures.stream()
                  .map(
                      f ->
                          in.titled(f.indicator().label())
                              + owns(f)
                              + in.say(" (semblables : ", " (peers: ")
                              + in.value(f.peers())
                              + ")")
                  .toList()));
    }
  }

  /** Whether what the indicator is about is done there; what counts may be that it is not. */
  private static boolean isInPlace(PeerFigure figure) {
    boolean counted =
        figure.own().stream()
            .anyMatch(o -> figure.indicator().counted().contains(o.modality().code()));
    return counted != figure.indicator().countsLack();
  }

  /** Figures by how its own answer stands, those to look at first. */
  Map<Label, List<PeerFigure>> byStanding(PeerComparison comparison) {
    Map<Label, List<PeerFigure>> groups = new LinkedHashMap<>();
    for (PeerStanding standing : ORDER) {
      List<PeerFigure> figures =
          comparison.figures().stream()
              .filter(f -> f.standing() == standing)
              .sorted(Comparator.comparingDouble(f -> -f.peers().value().orElse(-1)))
              .toList();
      if (!figures.isEmpty()) {
        groups.put(
            comparison.figures().stream().allMatch(f -> f.own().isEmpty())
                ? Label.of("Part de ses semblables", "Share of its peers")
                : TITLES.getOrDefault(standing, standing.label()),
            figures);
      }
    }
    return groups;
  }

  /** Says its answer, and the peers where they are not those of most figures. */
  Function<PeerFigure, String> said(PeerComparison comparison) {
    Optional<Label> usual =
        groups(comparison).entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey);
    return figure -> {
      List<String> said = new ArrayList<>();
      if (!figure.own().isEmpty()) {
        said.add(in.say("Sa réponse : ", "Its answer: ") + owns(figure));
      }
      if (figure.peers().value().isPresent()
          && !usual.equals(Optional.of(placed(figure, comparison.provenance())))) {
        said.add(in.say("semblables : ", "peers: ") + in.say(figure.group()));
      }
      return String.join(in.say(" ; ", "; "), said);
    };
  }

  private static Map<Label, Long> groups(PeerComparison comparison) {
    return comparison.figures().stream()
        .filter(f -> f.peers().value().isPresent())
        .collect(
            Collectors.groupingBy(
                f -> placed(f, comparison.provenance()),
                LinkedHashMap::new,
                Collectors.counting()));
  }

  /** A group, and that it is of the whole frame where its name has no place. */
  private static Label placed(PeerFigure figure, Provenance from) {
    Label all = from.population().startsWith(OF_FRANCE) ? PeerScope.FRANCE.label() : ALL_AREAS;
    Label group = figure.group();
    return figure.scope() == PeerScope.FRANCE
        ? Label.of(group.fr() + ", " + all.fr(), group.en() + ", " + all.en())
        : group;
  }

  private Table table(PeerComparison comparison) {
    return new Table(
        List.of(
            Column.text(in.say("Indicateur", "Indicator")),
            Column.text(in.say("Vague", "Wave")),
            Column.text(in.say("Sa réponse", "Its answer")),
            Column.number(in.say("Semblables", "Peers")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.number("n"),
            Column.text(in.say("Parmi eux", "Among them")),
            Column.text(in.say("Groupe", "Group")),
            Column.number(in.say("Modélisé", "Modelled")),
            Column.text(in.say("Réserves", "Flags"))),
        comparison.figures().stream()
            .sorted(Comparator.comparing(figure -> figure.own().isEmpty()))
            .map(this::row)
            .toList());
  }

  private List<String> row(PeerFigure figure) {
    return List.of(
        in.say(figure.indicator().label()),
        waves.labels(figure.waves()),
        owns(figure),
        in.value(figure.peers()),
        in.interval(figure.peers()),
        in.base(figure.peers()),
        figure.standing() == PeerStanding.UNKNOWN ? "" : in.say(figure.standing().label()),
        in.say(figure.group()),
        nearby(figure),
        in.marks(figure.flags()));
  }

  private String owns(PeerFigure figure) {
    if (figure.own().isEmpty()) {
      return "–";
    }
    String said = figure.own().stream().map(this::own).collect(Collectors.joining(", "));
    return figure.indicator().countsLack() ? said + lacking(figure) : said;
  }

  /** Says which answer counts where it may be read both ways, as "Non" beside "N'ont pas d'élu". */
  private String lacking(PeerFigure figure) {
    List<Boolean> counted =
        figure.own().stream()
            .map(OwnAnswer::modality)
            .filter(m -> m.kind() == ModalityKind.SUBSTANTIVE)
            .map(m -> figure.indicator().counted().contains(m.code()))
            .distinct()
            .toList();
    if (counted.size() != 1) {
      return "";
    }
    return counted.get(0)
        ? in.say(", c’est son cas", ", as counted")
        : in.say(", ce n’est pas son cas", ", not as counted");
  }

  /** The modelled figure of collectivités nearby, in words that nobody takes for their answers. */
  private String nearby(PeerFigure figure) {
    return ModelPage.told(figure).stream()
        .map(area -> in.percent(area.share()) + " " + ModelPage.interval(in, area.interval()))
        .findFirst()
        .orElse("–");
  }

  private String own(OwnAnswer answer) {
    String said = in.say(answer.modality().label());
    return answer.responses() == 1 ? said : said + " (× " + in.count(answer.responses()) + ")";
  }
}
