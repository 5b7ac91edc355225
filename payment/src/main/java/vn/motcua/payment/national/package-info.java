/** The payment platform of the national public service portal (DVCQG PaymentPlatform, message version 1.0.6). */
@NullMarked
package vn.motcua.payment.national;

import org.jspecify.annotations.NullMarked;
