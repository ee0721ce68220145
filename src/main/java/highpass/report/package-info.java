/** What a user sees of a run: tables, summaries, progress. */
package highpass.report;
