/** What every gateway has in common: orders, references, confirmed payments and the ledger that books each once. */
@NullMarked
package vn.motcua.payment;

import org.jspecify.annotations.NullMarked;
