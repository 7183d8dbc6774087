/** A mistake in how the command was called, or an input that cannot be used; the message says what to do. */
export class UsageError extends Error {}
