/**
 * Results as text, Markdown and HTML, in French or in English, from one model so that all show the
 * same, and as open data.
 *
 * <p>May depend on the API and the CSV library only.
 *
 * <pre>{@code
 * System.out.println(Report.of(result, Locale.FRENCH).text());
 * Files.writeString(Path.of("report.html"), Report.of(edition, Locale.ENGLISH).html());
 * Files.writeString(Path.of("edition.csv"), OpenData.of(edition, CsvConvention.FRENCH).csv());
 * }</pre>
 */
@NullMarked
package fr.barometre.report;

import org.jspecify.annotations.NullMarked;
