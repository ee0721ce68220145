/** The run report: one page of HTML that needs no network, no script and no fonts. */
package highpass.report.html;
