/** A refusal that Excel would give: `code` is one of Excel's own error codes. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "HostError";
  }
}

export function invalidArgument(why: string): HostError {
  return new HostError(
    "InvalidArgument",
    `The argument is invalid or missing or has an incorrect format. (${why})`,
  );
}

export function accessDenied(why: string): HostError {
  return new HostError("AccessDenied", `You cannot perform the requested operation. (${why})`);
}

export function itemNotFound(what: string): HostError {
  return new HostError("ItemNotFound", `The requested resource doesn't exist. (${what})`);
}

/** Something that Excel can do and this host cannot: a test that meets it must fail, so the code is none of Excel's. */
export function notImplemented(what: string): HostError {
  return new HostError("NotImplemented", `The emulated Excel does not implement ${what}.`);
}

/** Something that the Excel being played is too old for. */
export function apiNotFound(what: string): HostError {
  return new HostError("ApiNotFound", `The API you are trying to use could not be found. (${what})`);
}
