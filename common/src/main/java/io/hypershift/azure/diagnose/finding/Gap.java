package io.hypershift.azure.diagnose.finding;

import io.hypershift.azure.failure.Text;

/**
 * Something that could not be collected, so that nothing was concluded from it.
 *
 * @param what such as {@code role assignments of the subscription}
 * @param why it could not, and what would help
 */
public record Gap(String what, Text why) {}
