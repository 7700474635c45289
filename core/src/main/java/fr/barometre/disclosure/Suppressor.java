package fr.barometre.disclosure;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.disclosure.Measure.Sum;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hides sums of a table until none that is hidden follows from those that are shown. */
final class Suppressor {

  private final Disclosure rules;
  private final Table table;
  private final Measure[] measures;

  /** What each breakdown showed before its remainders were last looked at. */
  private final @Nullable Shown[] checked;

  private final Deque<Secret> secrets = new ArrayDeque<>();

  private Suppressor(Disclosure rules, Table table) {
    this.rules = rules;
    this.table = table;
    this.measures = table.measures().toArray(Measure[]::new);
    this.checked = new Shown[table.positions()];
  }

  static void apply(Disclosure rules, Table table) {
    if (rules.hides()) {
      new Suppressor(rules, table).suppress();
    }
  }

  /**
   * Remainders of one breakdown, and what that takes, before those of the next: much of the latter
   * is hidden by then, and leaves nothing small.
   */
  private void suppress() {
    hideSmallSums();
    boolean more = true;
    while (more && table.whole().shown()) {
      more = false;
      for (int breakdown = 1; breakdown < checked.length; breakdown++) {
        more |= hideForRemainders(breakdown);
        more |= hideForSecrets();
      }
    }
    if (!table.whole().shown()) {
      hideAll();
    }
  }

  /** Hiding more never closes what was open: a secret that was once open needs no second look. */
  private boolean hideForSecrets() {
    boolean any = false;
    while (!secrets.isEmpty() && table.whole().shown()) {
      Secret secret = secrets.element();
      Seen seen = Seen.of(secret, table);
      if (secret.open(table, seen)) {
        secrets.remove();
      } else {
        hideFor(secret, seen.remedy());
        any = true;
      }
    }
    return any;
  }

  private Optional<SuppressionReason> judge(int[] atoms) {
    for (Measure measure : measures) {
      Optional<SuppressionReason> reason = rules.judge(measure.over(atoms));
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /** Primary suppression; and no adjusted figure that would part a small side from the rest. */
  private void hideSmallSums() {
    judgeSides(table.whole());
    judge(table.whole().list()).ifPresent(table.whole()::hide);
    for (List<Figure> breakdown : table.breakdowns()) {
      for (Figure figure : breakdown) {
        Optional<SuppressionReason> reason = judge(figure.list());
        if (reason.isPresent()) {
          hide(figure, breakdown, reason.get());
        } else {
          judgeSides(figure);
        }
      }
    }
  }

  /** The sums of the two sides follow from an observed figure and its adjusted form. */
  private void judgeSides(Figure figure) {
    if (table.broughtToOpsn(figure)) {
      judge(figure.within(table.sides().get(0)))
          .or(() -> judge(figure.within(table.sides().get(1))))
          .ifPresent(reason -> hideAdjusted(figure, reason));
    }
  }

  private void hide(Figure figure, List<Figure> breakdown, SuppressionReason reason) {
    figure.hide(reason);
    table.measures().forEach(m -> secrets.add(new Secret(figure, breakdown, m)));
  }

  private void hideAdjusted(Figure figure, SuppressionReason reason) {
    figure.hideAdjusted(reason);
    if (figure != table.whole()) {
      figure.hideWeighted(reason);
    }
  }

  /**
   * Sums shown less the parts shown of them: what remains must be large enough, or nothing. Sums
   * only ever become fewer: one of which a breakdown shows the same as before needs no second look.
   */
  private boolean hideForRemainders(int breakdown) {
    Shown before = checked[breakdown];
    Shown now = table.shown(breakdown);
    checked[breakdown] = now;
    return now != before && hideForRemainders(breakdown, before, now);
  }

  private boolean hideForRemainders(int breakdown, @Nullable Shown before, Shown now) {
    Shown shown = now;
    Deque<Container> left = suspects(breakdown, shown, 0);
    while (!left.isEmpty()) {
      Container container = left.remove();
      Shown then = shown;
      boolean again = before == null || shown.differs(before, container.atoms());
      while (again && hideForRemainder(container.atoms(), shown, breakdown)) {
        shown = table.shown(breakdown);
      }
      if (shown != then) {
        left = suspects(breakdown, shown, container.order() + 1);
      }
    }
    return shown != now;
  }

  private boolean hideForRemainder(int[] container, Shown shown, int breakdown) {
    int[] pieces = shown.within(container);
    if (pieces.length == 0 || judge(shown.without(container, pieces)).isEmpty()) {
      return false;
    }
    List<Figure> taken = Arrays.stream(pieces).mapToObj(p -> table.figureOf(breakdown, p)).toList();
    Figure smallest = smallest(taken).orElseThrow();
    BitSet atoms = new BitSet();
    Arrays.stream(container).forEach(atoms::set);
    if (smallest.isIn(atoms)) {
      hide(smallest, table.figures(breakdown), SuppressionReason.REVEALING);
    } else {
      hideAdjusted(smallest, SuppressionReason.REVEALING);
    }
    return true;
  }

  /**
   * A sum shown that others are taken from.
   *
   * @param order where it comes among all of them
   * @param atoms its atoms
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Container(int order, int[] atoms) {}

  /** The sums shown, other than of a breakdown, of which too little may be left without its own. */
  private Deque<Container> suspects(int breakdown, Shown shown, int from) {
    Remainders remainders = new Remainders(rules, table.measures(), shown);
    Deque<Container> containers = new ArrayDeque<>();
    int order = 0;
    for (int other = Table.WHOLE; other < checked.length; other++) {
      int next = order + table.forms() * table.figures(other).size();
      if (other != breakdown && next > from) {
        addSuspects(containers, order, other, remainders);
      }
      order = next;
    }
    containers.removeIf(container -> container.order() < from);
    return containers;
  }

  private void addSuspects(
      Deque<Container> containers, int order, int other, Remainders remainders) {
    int[] pieces = table.shown(other).numbers();
    BitSet wholes = remainders.suspects(table.parting(other));
    BitSet parts = remainders.suspectsWithin(table.shown(other));
    BitSet either = (BitSet) wholes.clone();
    parts.stream().forEach(piece -> either.set(piece / table.forms()));
    for (int f = either.nextSetBit(0); f >= 0; f = either.nextSetBit(f + 1)) {
      Figure figure = table.figures(other).get(f);
      int next = order + table.forms() * f;
      if (figure.shown() && wholes.get(f)) {
        containers.add(new Container(next, figure.list()));
      }
      for (int[] piece : table.pieces(figure)) {
        next++;
        if (piece.length < figure.list().length && parts.get(pieces[piece[0]])) {
          containers.add(new Container(next, piece));
        }
      }
    }
  }

  /**
   * Hides what costs least for an answer to be exchanged; where unequal factors give the secret
   * away nevertheless, the smallest part of its breakdown, then the adjusted forms of the whole,
   * then other breakdowns, in the end the whole.
   */
  private void hideFor(Secret secret, Optional<Seen.Remedy> remedy) {
    Sum all = secret.measure().over(table.whole().list());
    if (!all.canFall() || !all.canRise() || remedy.isEmpty()) {
      table.whole().hide(SuppressionReason.REVEALING);
    } else if (remedy.get().cost() > 0) {
      remedy.get().figures().forEach(this::hideRevealing);
      remedy.get().adjusted().forEach(f -> hideAdjusted(f, SuppressionReason.REVEALING));
    } else {
      hideMore(secret);
    }
  }

  private void hideMore(Secret secret) {
    Figure whole = table.whole();
    Optional<Figure> own = smallest(secret.breakdown());
    if (own.isPresent()) {
      hideRevealing(own.get());
    } else if (whole.adjusted()) {
      hideAdjusted(whole, SuppressionReason.REVEALING);
    } else if (table.weighted() && whole.weightedReason().isEmpty()) {
      whole.hideWeighted(SuppressionReason.REVEALING);
    } else {
      hideElsewhere(secret);
    }
  }

  private void hideRevealing(Figure figure) {
    table.breakdowns().stream()
        .filter(levels -> levels.contains(figure))
        .forEach(levels -> hide(figure, levels, SuppressionReason.REVEALING));
  }

  private void hideElsewhere(Secret secret) {
    for (List<Figure> other : table.breakdowns()) {
      Optional<Figure> shown = smallest(other);
      if (other != secret.breakdown() && shown.isPresent()) {
        hideRevealing(shown.get());
        return;
      }
    }
    table.whole().hide(SuppressionReason.REVEALING);
  }

  /** The first of the smallest figures that are shown, of those with somebody in them. */
  private Optional<Figure> smallest(List<Figure> figures) {
    return figures.stream()
        .filter(f -> f.shown() && size(f) > 0)
        .min(Comparator.comparingLong(this::size));
  }

  private long size(Figure figure) {
    long most = 0;
    for (Measure measure : measures) {
      most = Math.max(most, table.size(figure, measure));
    }
    return most;
  }

  private void hideAll() {
    table
        .breakdowns()
        .forEach(
            levels ->
                levels.stream()
                    .filter(f -> f.shown() && size(f) > 0)
                    .forEach(f -> f.hide(SuppressionReason.REVEALING)));
  }
}
