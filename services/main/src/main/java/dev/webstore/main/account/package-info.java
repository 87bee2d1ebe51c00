/** Who somebody is: registering, signing in, tokens. */
@NullMarked
package dev.webstore.main.account;

import org.jspecify.annotations.NullMarked;
