package io.broadsheet.digest.subscription;

import org.jspecify.annotations.Nullable;

/**
 * What a reader typed, unchecked.
 *
 * @param website no person sees this field; programs fill it in and give themselves away
 * @param form what the form calls itself, for the evidence
 * @param stamp when the form was shown, signed
 * @param asTyped the address that the reader insists on; a form without this field wants no hints
 * @param altcha a proof of work, where one is wanted
 */
record SignupForm(
        @Nullable String email,
        @Nullable String name,
        @Nullable String newsletter,
        @Nullable String website,
        @Nullable String form,
        @Nullable String stamp,
        @Nullable String asTyped,
        @Nullable String altcha) {}
