/**
 * Leads (举报线索): addresses that a dealer, a consumer or an employee points out. A lead becomes a watch, or joins the one
 * there is; the same address again is the same lead with one more report. What people wrote stays here: a note may hold
 * personal data, and no event carries it.
 */
@NullMarked
package holdline.crawler.lead;

import org.jspecify.annotations.NullMarked;
