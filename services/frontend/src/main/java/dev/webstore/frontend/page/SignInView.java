package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;

/**
 * Signing in or up.
 *
 * @param form with the fields {@code email}, {@code password} and, to sign up, {@code name}
 * @param next where to go afterwards, an address of this site
 */
public record SignInView(FilledForm form, String next) {}
