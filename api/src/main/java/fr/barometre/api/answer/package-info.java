/**
 * Answers, respondents, and the answers that could not be used.
 *
 * <p>May depend on {@code fr.barometre.api} and {@code territory}.
 *
 * <pre>{@code
 * Respondent mairie = Respondent.builder().id("r1")
 *     .collectivite(CollectiviteRef.parse("COMMUNE:01001")).role(Role.AGENT).build();
 * Answer yes = Answer.of(mairie, "TT1", "OUI");
 * }</pre>
 */
@NullMarked
@ValueStyle
package fr.barometre.api.answer;

import fr.barometre.api.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
