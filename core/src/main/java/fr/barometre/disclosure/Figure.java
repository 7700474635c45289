package fr.barometre.disclosure;

import fr.barometre.api.result.SuppressionReason;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sum over atoms that is meant to be shown, and how much of it still is. */
final class Figure {

  private final BitSet atoms;
  private final int[] list;
  private @Nullable SuppressionReason hidden;
  private @Nullable SuppressionReason adjustedHidden;
  private @Nullable SuppressionReason weightedHidden;

  /** Told whenever another form is hidden. */
  private Runnable listener = () -> {};

  Figure(BitSet atoms) {
    this.atoms = atoms;
    this.list = new int[atoms.cardinality()];
    int size = 0;
    for (int atom = atoms.nextSetBit(0); atom >= 0; atom = atoms.nextSetBit(atom + 1)) {
      list[size++] = atom;
    }
  }

  BitSet atoms() {
    return atoms;
  }

  /** The atoms one after the other. */
  int[] list() {
    return list;
  }

  /** Whether a sum has all of its atoms, one at least. */
  boolean isIn(BitSet sum) {
    for (int atom : list) {
      if (!sum.get(atom)) {
        return false;
      }
    }
    return list.length > 0;
  }

  /** Its atoms that are also among others. */
  int[] within(BitSet others) {
    int[] common = new int[list.length];
    int size = 0;
    for (int atom : list) {
      if (others.get(atom)) {
        common[size++] = atom;
      }
    }
    return Arrays.copyOf(common, size);
  }

  boolean shown() {
    return hidden == null;
  }

  /** Whether its form adjusted to the frame's OPSN share is shown. */
  boolean adjusted() {
    return adjustedHidden == null;
  }

  Optional<SuppressionReason> reason() {
    return Optional.ofNullable(hidden);
  }

  Optional<SuppressionReason> adjustedReason() {
    return Optional.ofNullable(adjustedHidden);
  }

  Optional<SuppressionReason> weightedReason() {
    return Optional.ofNullable(weightedHidden);
  }

  /** Hides the figure in all of its forms. */
  void hide(SuppressionReason reason) {
    boolean more = hidden == null;
    hidden = more || reason != SuppressionReason.REVEALING ? reason : hidden;
    tell(more);
    hideAdjusted(reason);
    hideWeighted(reason);
  }

  /** Hides the form that is adjusted to the frame's OPSN share. */
  void hideAdjusted(SuppressionReason reason) {
    boolean more = adjustedHidden == null;
    adjustedHidden = more ? reason : adjustedHidden;
    tell(more);
  }

  /** Hides the form under the weighting that was asked for. */
  void hideWeighted(SuppressionReason reason) {
    boolean more = weightedHidden == null;
    weightedHidden = more ? reason : weightedHidden;
    tell(more);
  }

  /** Lets someone know whenever another form is hidden. */
  void listen(Runnable other) {
    listener = other;
  }

  private void tell(boolean more) {
    if (more) {
      listener.run();
    }
  }
}
