/** The one operator account: its password, the filter chain that guards the operator API, and how its lists are paged. */
@NullMarked
package io.broadsheet.operator;

import org.jspecify.annotations.NullMarked;
