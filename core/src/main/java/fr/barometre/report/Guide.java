package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.api.result.Severity;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Form;
import fr.barometre.report.Block.Group;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Place;
import fr.barometre.report.Block.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How to read each kind of page, in five lines at most, of what the page shows. */
final class Guide {

  static final Label TITLE = Label.of("Comment lire", "How to read");

  private static final Label LARGE =
      Label.of(
          "Le grand chiffre est l’estimation pour l’ensemble des %s : il est"
              + " « redressé », chaque groupe y pèse son poids réel, sauf s’il est dit « observé »"
              + " ou « non redressé ».",
          "The large figure is the estimate for all %s: it is adjusted, each group has its"
              + " real weight, unless it is said to be observed or not adjusted.");

  private static final Label UNADJUSTED =
      Label.of(
          "Le grand chiffre est celui de ceux qui ont répondu : il n’est pas redressé, et ne vaut"
              + " pour l’ensemble que s’ils lui ressemblent.",
          "The large figure is that of those who answered: it is not adjusted, and stands for all"
              + " only if they are like them.");

  private static final Label CENSUS =
      Label.of(
          "Le grand chiffre est celui de l’ensemble, qui a répondu : il n’y a rien à estimer.",
          "The large figure is that of all, who answered: there is nothing to estimate.");

  private static final Label HIDDEN =
      Label.of(
          "Un chiffre est secret quand il dirait ce qu’a répondu une collectivité, ou un petit"
              + " nombre.",
          "A figure is hidden where it would tell what one authority answered, or a few.");

  private static final Label OBSERVED =
      Label.of(
          "« Observé » est le chiffre de ceux qui ont répondu, sans correction.",
          "\"Observed\" is the figure of those who answered, uncorrected.");

  private static final Label PUBLISHED =
      Label.of(
          "« Observé » est le chiffre de ceux qui ont répondu, sans correction ; « publié », le"
              + " chiffre imprimé dans la publication d’origine.",
          "\"Observed\" is the figure of those who answered, uncorrected; \"published\" the"
              + " figure printed in the original publication.");

  private static final Label BARS =
      Label.of(
          "Dans les barres, en bleu : ce que le chiffre compte.",
          "In bars, blue is what the figure counts.");

  private static final Label GREY =
      Label.of(
          " En gris : ceux qui ne savent pas ou ne répondent pas.",
          " Grey are those who do not know or did not answer.");

  private static final Label CARE =
      Label.of(
          "« À savoir », « À lire avec précaution » et « À ne pas citer tel quel » s’ouvrent"
              + " et disent pourquoi.",
          "\"Worth knowing\", \"Read with care\" and \"Not to be quoted as it is\" open and"
              + " say why.");

  private static final Label CATEGORIES =
      Label.of(
          "Par catégorie, chaque trait va du plus bas au plus haut de ce qui est plausible :"
              + " si deux traits se recouvrent, la différence n’est pas sûre.",
          "By category, each line goes from the lowest to the highest of what is plausible:"
              + " if two lines overlap, the difference is not sure.");

  private static final Label POINTS =
      Label.of(
          "Chaque point est le chiffre observé parmi les répondants d’une vague ; son trait va du"
              + " plus bas au plus haut de ce qui est plausible.",
          "Each point is the figure observed among the respondents of a wave; its line goes"
              + " from the lowest to the highest of what is plausible.");

  private static final Label ARROW =
      Label.of(
          "Une flèche et un trait plein : l’évolution est plus grande que ce que le hasard des"
              + " réponses produit d’ordinaire.",
          "An arrow and a full line: the change is larger than what chance in who answers"
              + " commonly makes.");

  private static final Label DISC =
      Label.of(
          "Un disque et un tireté : l’écart peut venir du hasard, on ne parle ni de hausse ni"
              + " de baisse.",
          "A disc and a dashed line: the gap may be due to chance, it is called neither a rise"
              + " nor a fall.");

  private static final Label EQUAL =
      Label.of(
          "« À composition égale » donne aux deux vagues les mêmes proportions de chaque type,"
              + " taille et territoire : ce qui reste ne vient pas de qui a répondu.",
          "\"At equal composition\" gives both waves the same proportions of each type, size"
              + " and territory: what is left is not due to who answered.");

  private static final Label PTS =
      Label.of(
          "« pt », « pts » : des points de pourcentage ; de 37\u00A0% à 44\u00A0%, il y en a 7.",
          "\"pts\": percentage points; from 37% to 44% there are 7.");

  private static final Label PEERS =
      Label.of(
          "Les semblables sont du même type et d’une taille proche, du département s’ils y ont"
              + " assez répondu, sinon de la région ou de partout ; s’ils y sont encore trop peu,"
              + " le groupe est plus large, et nommé en tête.",
          "Peers are of the same type and about the same size, of the département if enough of"
              + " them answered there, else of the region or of anywhere; where these are still"
              + " too few, the group is wider, and named at the top.");

  /** Said above the figures, in every channel. */
  static final Label ONE_OF_THEM =
      Label.of(
          "La collectivité compte parmi eux si elle a répondu : tous voient le même chiffre.",
          "The authority is one of them if it answered: all see the same figure.");

  private static final Label SHARES =
      Label.of(
          "Le point est la part des semblables, ou leur moyenne ; son trait va du plus bas au plus"
              + " haut de ce qui est plausible.",
          "The point is the share of the peers, or their mean; its line goes from the lowest to the"
              + " highest of what is plausible.");

  private static final Label MOST =
      Label.of(
          "« La plupart » : plus de la moitié des semblables, à coup presque sûr.",
          "\"Most\": more than half of the peers, almost for sure.");

  private static final Label SQUARE =
      Label.of(
          "Un carré creux est une estimation par modèle, faute de réponses assez nombreuses"
              + " près d’ici ; ce n’est pas un décompte.",
          "A hollow square is expected by a model, where too few answered nearby; it is not a"
              + " count.");

  private static final Label OWN =
      Label.of(
          "Plus un territoire a de répondants, plus son chiffre vient d’eux : c’est la « part des"
              + " réponses du territoire ».",
          "The more respondents an area has, the more its figure is theirs: the \"part of its own"
              + " answers\".");

  private static final Label OVERLAP =
      Label.of(
          "L’intervalle va du plus bas au plus haut de ce qui est plausible : si deux se"
              + " recouvrent, la différence n’est pas sûre.",
          "The interval goes from the lowest to the highest of what is plausible: if two overlap,"
              + " the difference is not sure.");

  private static final Label HATCHED =
      Label.of(
          "Hachuré : l’intervalle est si large que le chiffre ne dit presque rien.",
          "Hatched: the interval is so wide that the figure says hardly anything.");

  private Guide() {}

  /** How to read modelled figures. */
  static Group ofModel(Language in, boolean map) {
    List<Label> lines = new ArrayList<>(List.of(OWN, OVERLAP));
    add(lines, HATCHED, map);
    return of(in, lines);
  }

  static Group ofEdition(Language in, List<IndicatorResult> results) {
    boolean care =
        results.stream()
            .flatMap(r -> r.flags().stream())
            .anyMatch(f -> f.severity() != Severity.INFO);
    return of(in, results, care ? Optional.of(CARE) : Optional.empty());
  }

  static Group ofIndicator(Language in, IndicatorResult result, boolean chartsOfParts) {
    return of(in, List.of(result), chartsOfParts ? Optional.of(CATEGORIES) : Optional.empty());
  }

  /** Only of what the page of these results shows. */
  private static Group of(Language in, List<IndicatorResult> results, Optional<Label> last) {
    List<Label> lines = new ArrayList<>();
    List<Estimate> figures =
        results.stream().map(Headline::best).filter(e -> e.value().isPresent()).toList();
    boolean census = !figures.isEmpty() && figures.stream().allMatch(Estimate::isCensus);
    add(lines, CENSUS, census);
    if (!census && !figures.isEmpty()) {
      lines.add(isAdjusted(results) ? large(results.get(0).provenance().members()) : UNADJUSTED);
    }
    Charts charts = new Charts(in);
    figures.stream()
        .filter(e -> !e.isCensus())
        .flatMap(e -> e.interval().stream())
        .findFirst()
        .map(interval -> between(in, interval.level()))
        .ifPresent(lines::add);
    boolean published = results.stream().anyMatch(r -> !r.indicator().references().isEmpty());
    add(lines, published ? PUBLISHED : OBSERVED, published || (!census && !figures.isEmpty()));
    add(lines, HIDDEN, figures.isEmpty());
    List<Tone> tones =
        results.stream()
            .flatMap(r -> charts.distribution(r).stream())
            .flatMap(chart -> chart.bars().get(0).parts().stream())
            .map(Block.Part::tone)
            .toList();
    if (tones.contains(Tone.UNSURE) || tones.contains(Tone.SILENT)) {
      lines.add(Label.of(BARS.fr() + GREY.fr(), BARS.en() + GREY.en()));
    } else if (!tones.isEmpty()) {
      lines.add(BARS);
    }
    last.ifPresent(lines::add);
    return of(in, lines);
  }

  private static Label large(Label members) {
    return Label.of(LARGE.fr().replace("%s", members.fr()), LARGE.en().replace("%s", members.en()));
  }

  private static Label between(Language in, double level) {
    String often = in.decimal(100 * level, 100 * level == Math.rint(100 * level) ? 0 : 1);
    return Label.of(
        "« Entre … et … » dit la précision : sur cent enquêtes semblables, "
            + often
            + " intervalles contiennent la valeur cherchée, si les répondants sont comme les autres"
            + " de leur groupe.",
        "\"Between … and …\" tells the precision: of a hundred such surveys, "
            + often
            + " intervals contain the value sought, if respondents are like others of their"
            + " group.");
  }

  /** How to read the pictures of changes. */
  static Group ofChanges(Language in, List<Change> changes) {
    Set<Form> drawn = changes.stream().map(Charts::later).collect(Collectors.toSet());
    List<Label> lines = new ArrayList<>(List.of(POINTS));
    add(lines, ARROW, drawn.contains(Form.RISE) || drawn.contains(Form.FALL));
    add(lines, DISC, drawn.contains(Form.STEADY));
    add(lines, EQUAL, changes.stream().anyMatch(c -> c.equalComposition().isPresent()));
    add(
        lines,
        PTS,
        changes.stream().anyMatch(c -> c.isComparable() && c.before().unit().isEmpty()));
    return of(in, lines);
  }

  static Group ofComparison(Language in, List<PeerFigure> figures) {
    List<Label> lines = new ArrayList<>(List.of(PEERS));
    add(lines, SHARES, figures.stream().anyMatch(f -> f.peers().value().isPresent()));
    add(
        lines,
        MOST,
        figures.stream()
            .map(PeerFigure::standing)
            .anyMatch(s -> s == PeerStanding.LIKE_MOST || s == PeerStanding.UNLIKE_MOST));
    add(lines, SQUARE, figures.stream().anyMatch(f -> !ModelPage.told(f).isEmpty()));
    return of(in, lines);
  }

  private static void add(List<Label> lines, Label line, boolean met) {
    if (met) {
      lines.add(line);
    }
  }

  /** Whether any figure is adjusted. */
  static boolean isAdjusted(List<IndicatorResult> results) {
    return results.stream().anyMatch(r -> r.adjusted().value().isPresent());
  }

  private static Group of(Language in, List<Label> lines) {
    return new Group(
        Place.GUIDE,
        "",
        List.of(new Heading(2, in.say(TITLE)), new Bullets(lines.stream().map(in::say).toList())));
  }
}
