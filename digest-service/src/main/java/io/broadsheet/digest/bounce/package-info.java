/** What comes back: bounces, complaints and automatic answers, told apart and laid to the subscription they belong to. */
@NullMarked
package io.broadsheet.digest.bounce;

import org.jspecify.annotations.NullMarked;
