/** The digest service: from article events and subscriptions to one mail a month. */
@NullMarked
package io.broadsheet.digest;

import org.jspecify.annotations.NullMarked;
