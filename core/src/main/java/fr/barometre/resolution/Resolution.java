package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a text in a frame. One of three:
 *
 * <ul>
 *   <li>a member of the frame, with the rules that led to it;
 *   <li>a reference that is well formed, but that the frame does not have;
 *   <li>refused: what was expected, and the members that may have been meant.
 * </ul>
 */
public final class Resolution {

  private final String text;
  private final @Nullable CollectiviteRef ref;
  private final @Nullable Collectivite member;
  private final List<Rule> rules;
  private final List<Collectivite> candidates;
  private final String reason;

  private Resolution(
      String text,
      @Nullable CollectiviteRef ref,
      @Nullable Collectivite member,
      List<Rule> rules,
      List<Collectivite> candidates,
      String reason) {
    this.text = text;
    this.ref = ref;
    this.member = member;
    this.rules = List.copyOf(rules);
    this.candidates = List.copyOf(candidates);
    this.reason = reason;
  }

  static Resolution found(String text, Collectivite member, List<Rule> rules) {
    return new Resolution(text, member.ref(), member, rules, List.of(), "");
  }

  static Resolution outside(
      String text,
      CollectiviteRef ref,
      List<Rule> rules,
      List<Collectivite> candidates,
      String reason) {
    return new Resolution(text, ref, null, rules, candidates, reason);
  }

  static Resolution refused(String text, List<Collectivite> candidates, String expected) {
    return new Resolution(text, null, null, List.of(), candidates, "expected " + expected);
  }

  /** The same member, when a kind stood before its code; empty if there is no member. */
  Optional<Resolution> afterKind() {
    return member()
        .map(
            found ->
                found(
                    text,
                    found,
                    Stream.concat(
                            Stream.of(Rule.KIND),
                            rules.stream().filter(rule -> rule != Rule.AS_WRITTEN))
                        .toList()));
  }

  /**
   * The text as it was given.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * The reference: that of a member by type and code, or one that is outside the frame.
   *
   * @return the reference, or empty if the text is refused
   */
  public Optional<CollectiviteRef> ref() {
    return Optional.ofNullable(ref);
  }

  /**
   * The member of the frame.
   *
   * @return the member, or empty if the text is refused or outside the frame
   */
  public Optional<Collectivite> member() {
    return Optional.ofNullable(member);
  }

  /**
   * Whether the text has a reference that the frame does not have.
   *
   * @return false for a member of the frame, and for a text that is refused
   */
  public boolean outsideFrame() {
    return ref != null && member == null;
  }

  /**
   * Whether the text is no reference.
   *
   * @return true if there is no {@link #ref()}
   */
  public boolean refused() {
    return ref == null;
  }

  /**
   * Every rule that applied, in order: {@code 1018} is [LOST_ZERO, PAST_CODE].
   *
   * @return the rules; none if the text is refused
   */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * The rule that decided: the last one of {@link #rules()}.
   *
   * @return the rule, or empty if the text is refused
   */
  public Optional<Rule> rule() {
    return rules.isEmpty() ? Optional.empty() : Optional.of(rules.get(rules.size() - 1));
  }

  /**
   * The members that may have been meant.
   *
   * @return in the order of the frame; none if the text has a member, or resembles none
   */
  public List<Collectivite> candidates() {
    return candidates;
  }

  /**
   * Why there is no member: one English sentence. If the text is refused it begins with "expected".
   *
   * @return the sentence; blank if there is a member
   */
  public String reason() {
    return reason;
  }

  /**
   * The words for what was expected, for messages that have the word "expected" already.
   *
   * @return {@link #reason()} without its first word; blank if the text is not refused
   */
  public String expected() {
    return refused() ? reason.substring("expected ".length()) : "";
  }

  @Override
  public String toString() {
    return "'" + text + "' → " + (ref == null ? reason : ref + " " + rules);
  }
}
