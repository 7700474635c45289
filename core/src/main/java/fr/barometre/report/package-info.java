/**
 * Results as text and as Markdown, in French or in English, from one model so that all show the
 * same.
 *
 * <p>May depend on the API only.
 *
 * <pre>{@code
 * System.out.println(Report.of(result, Locale.FRENCH).text());
 * Files.writeString(Path.of("report.md"), Report.of(edition, Locale.ENGLISH).markdown());
 * }</pre>
 */
@NullMarked
package fr.barometre.report;

import org.jspecify.annotations.NullMarked;
