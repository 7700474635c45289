package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Remedy;
import fr.barometre.api.result.Remedy.Kind;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would clear each flag of a request or lower its severity, as changes to that request.
 *
 * <p>A flag of what cannot be changed, such as who answered, has a text to add: a request that
 * promises it has the flag as information only. Figures that rest on too little have no such
 * remedy: of a part, the breakdown is left; of the whole, only other answers would help.
 */
public final class Remedies {

  /** What a request can say of itself, as a sentence to publish. */
  private static final Set<FlagCode> TOLD =
      EnumSet.of(
          FlagCode.OPSN_OVERREPRESENTED,
          FlagCode.OPSN_UNDERREPRESENTED,
          FlagCode.OPSN_SENSITIVE,
          FlagCode.OPSN_BIASED,
          FlagCode.OPSN_UNADJUSTABLE,
          FlagCode.OPSN_UNKNOWN,
          FlagCode.UNREPRESENTATIVE,
          FlagCode.UNCOVERED,
          FlagCode.FEW_DEGREES,
          FlagCode.HIGH_NONRESPONSE,
          FlagCode.WEIGHT_CONCENTRATION,
          FlagCode.OUTSIDE_FRAME,
          FlagCode.BEYOND_FRAME,
          FlagCode.ANSWERS_REFUSED,
          FlagCode.CHANGE_NOT_SIGNIFICANT,
          FlagCode.CHANGE_IN_COMPOSITION);

  private static final Set<FlagCode> OF_THE_BASE =
      EnumSet.of(
          FlagCode.SMALL_BASE,
          FlagCode.WIDE_INTERVAL,
          FlagCode.FEW_DEGREES,
          FlagCode.WEIGHT_CONCENTRATION,
          FlagCode.HIGH_NONRESPONSE,
          FlagCode.SUPPRESSED);

  /** Codes of collectivités that a sentence has room for. */
  private static final int NAMED = 5;

  private final boolean weighedByFrame;
  private final boolean joining;
  private final Set<FlagCode> promised;
  private final List<String> outside;

  /**
   * The remedies of one request.
   *
   * @param weighedByFrame whether adjusted figures are weighted by what the frame knows already
   * @param joining whether levels with too few collectivités are joined already
   * @param promised codes of the flags whose sentence is going to be published
   * @param outside the references of collectivités that answered and are not in the frame; none if
   *     they are not known
   */
  public Remedies(
      boolean weighedByFrame, boolean joining, Set<FlagCode> promised, List<String> outside) {
    this.weighedByFrame = weighedByFrame;
    this.joining = joining;
    this.promised = Set.copyOf(promised);
    this.outside = List.copyOf(outside);
  }

  /**
   * Flags with their remedies. Those that the request promises to publish only inform.
   *
   * @param flags the flags of one figure
   * @param breakdown the dimensions of the breakdown that it is part of; none for the whole
   * @return the flags, the most severe first
   */
  public List<Flag> with(List<Flag> flags, List<Dimension> breakdown) {
    return flags.stream()
        .map(flag -> remedied(flag, breakdown))
        .map(flag -> isPromised(flag) ? flag.withSeverity(Severity.INFO) : flag)
        .sorted(Diagnosis.MOST_SEVERE_FIRST)
        .toList();
  }

  private Flag remedied(Flag flag, List<Dimension> breakdown) {
    List<Remedy> found = of(flag, breakdown);
    Flag remedied = flag.withRemedies(found);
    return found.stream()
        .filter(remedy -> remedy.kind() == Kind.LEAVE_OUT)
        .findFirst()
        .map(remedy -> remedied.withAdvice(remedy.words()))
        .orElse(remedied);
  }

  private boolean isPromised(Flag flag) {
    return promised.contains(flag.code()) && TOLD.contains(flag.code());
  }

  private List<Remedy> of(Flag flag, List<Dimension> breakdown) {
    List<Remedy> found = new ArrayList<>();
    if (flag.code() == FlagCode.UNREPRESENTATIVE && !weighedByFrame) {
      found.add(
          new Remedy(
              Kind.WEIGH_BY_FRAME,
              Label.of(
                  "Redresser sur ce que l'on sait des collectivités.",
                  "Weight by what is known of the authorities."),
              List.of()));
    }
    if (flag.code() == FlagCode.OUTSIDE_FRAME && !outside.isEmpty()) {
      found.add(leavingOut(outside));
    }
    if (flag.code() == FlagCode.SUPPRESSED && !joining && !breakdown.isEmpty()) {
      found.add(
          new Remedy(
              Kind.JOIN_LEVELS,
              Label.of(
                  "Regrouper les catégories trop petites.", "Join categories that are too small."),
              List.of()));
    }
    if (OF_THE_BASE.contains(flag.code()) && !breakdown.isEmpty()) {
      found.add(withoutBreakdown(breakdown));
    }
    if (TOLD.contains(flag.code()) && flag.severity() != Severity.INFO) {
      found.add(
          new Remedy(
              Kind.ADD_TEXT,
              Label.of(
                  "Publier avec la phrase : " + flag.sentence().fr(),
                  "Publish with the sentence: " + flag.sentence().en()),
              List.of(flag.code().name())));
    }
    return found;
  }

  private static Remedy withoutBreakdown(List<Dimension> breakdown) {
    return new Remedy(
        Kind.WITHOUT_BREAKDOWN,
        Label.of(
            "Ne pas détailler par : "
                + breakdown.stream().map(d -> d.label().fr()).collect(Collectors.joining(", "))
                + ".",
            "Do not break down by: "
                + breakdown.stream().map(d -> d.label().en()).collect(Collectors.joining(", "))
                + "."),
        breakdown.stream().map(Dimension::code).toList());
  }

  private static Remedy leavingOut(List<String> references) {
    int more = references.size() - NAMED;
    String some = references.stream().limit(NAMED).collect(Collectors.joining(", "));
    return new Remedy(
        Kind.LEAVE_OUT,
        Label.of(
            "Corriger leurs codes, ou laisser de côté : "
                + some
                + (more > 0 ? " et " + more + " de plus." : "."),
            "Correct their codes, or leave out: "
                + some
                + (more > 0 ? " and " + more + " more." : ".")),
        references);
  }
}
