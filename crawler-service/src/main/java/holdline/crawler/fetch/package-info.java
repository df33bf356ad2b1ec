/**
 * One HTTP request after another, under rules: robots.txt, no address inside our own network, no cookies, redirects one
 * by one, and a limit on every size and time. The client never solves a captcha and never logs in.
 */
@NullMarked
package holdline.crawler.fetch;

import org.jspecify.annotations.NullMarked;
